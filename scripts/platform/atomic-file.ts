// Files are written beside their place and renamed: nobody ever finds half of one.

import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function replace(target: string, write: (beside: string) => void): void {
  mkdirSync(path.dirname(target), { recursive: true });
  const beside = `${target}.${process.pid}.part`;
  try {
    write(beside);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

export function writeFileAtomically(target: string, content: string): void {
  replace(target, (beside) => writeFileSync(beside, content));
}

export function copyFileAtomically(source: string, target: string): void {
  replace(target, (beside) => copyFileSync(source, beside));
}
