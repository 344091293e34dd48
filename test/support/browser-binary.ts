// Where the tests' Chromium comes from: an installed one if there is one, else the one of @sparticuz/chromium,
// which brings its own system libraries and runs on a machine with nothing but Node.

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';

export interface BrowserBinary {
  readonly executablePath: string;
  readonly env: NodeJS.ProcessEnv;
}

const root = path.resolve(import.meta.dirname, '../..');
const installed = [
  process.env['CHROME_PATH'],
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

function packageVersion(): string {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('@sparticuz/chromium');
  const manifest = require(
    path.join(entry.slice(0, entry.lastIndexOf('chromium') + 'chromium'.length), 'package.json'),
  ) as {
    version: string;
  };
  return manifest.version;
}

function unpackedFolder(): string {
  return path.join(root, 'node_modules', '.cache', `paperlog-chromium-${packageVersion()}`);
}

export function browserBinary(): BrowserBinary {
  const own = installed.find((file) => file && existsSync(file));
  if (own) return { executablePath: own, env: process.env };
  const folder = unpackedFolder();
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') },
  };
}

/** Unpacks the browser beside its place and renames, so that no test ever sees half of one. */
export async function prepareBrowser(): Promise<void> {
  if (existsSync(browserBinary().executablePath)) return;
  const folder = unpackedFolder();
  mkdirSync(path.dirname(folder), { recursive: true });
  const stage = mkdtempSync(`${folder}-`);
  // The package unpacks its system libraries only where it believes to be on AWS Lambda.
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  await promisify(execFile)(process.execPath, ['-e', script], {
    cwd: root,
    env: { ...process.env, TMPDIR: stage, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  try {
    renameSync(stage, folder);
  } catch (error) {
    // Somebody else was quicker.
    rmSync(stage, { recursive: true, force: true });
    if (!existsSync(path.join(folder, 'chromium'))) throw error;
  }
}
