// Editors and tsc know `hexo` in the owner's scripts.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const project = path.resolve(import.meta.dirname, '../../..');

it("knows the type of hexo in the owner's scripts, TypeScript and JavaScript", () => {
  const dir = mkdtempSync(path.join(realpathSync(tmpdir()), 'paperlog-types-'));
  try {
    symlinkSync(path.join(project, 'node_modules'), path.join(dir, 'node_modules'));
    cpSync(path.join(project, 'tsconfig.json'), path.join(dir, 'tsconfig.json'));
    mkdirSync(path.join(dir, 'scripts'));
    cpSync(path.join(project, 'scripts/site'), path.join(dir, 'scripts/site'), { recursive: true });
    const write = (name: string, code: string): void => writeFileSync(path.join(dir, 'scripts/site', name), code);
    write('good.ts', "const unused: string = hexo.config.title;\nhexo.extend.tag.register('a', () => 'b');\n");
    write('good.js', "hexo.extend.tag.register('a', () => 'b');\n");
    write('bad.ts', 'hexo.extent.tag;\n');
    const tsc = path.join(project, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '-p', path.join(dir, 'scripts/site')], {
      cwd: dir,
      encoding: 'utf8',
    });
    const faults = stdout.split('\n').filter((line) => line.includes('error TS'));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain("bad.ts(1,6): error TS2551: Property 'extent' does not exist");
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
