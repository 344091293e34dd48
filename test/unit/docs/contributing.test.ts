// The walk-through of docs/contributing.md, followed to the letter in a copy of the project.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createSite } from '../../support/site.ts';

it('adds a feature with the code that stands there', async () => {
  const guide = readFileSync('docs/contributing.md', 'utf8');
  const files = new Map<string, string>();
  let name: string | undefined;
  for (const match of guide.matchAll(/`((?:scripts|test)\/features\/kbd\/[\w.-]+)`|```(?:ts|css)\n([\s\S]*?)```/g)) {
    if (match[1] !== undefined) name = match[1];
    else if (name !== undefined) {
      files.set(name, match[2] ?? '');
      name = undefined;
    }
  }
  expect([...files.keys()].sort()).toEqual(
    ['config.ts', 'index.ts', 'key-tag.ts', 'mark-keys.ts', 'styles.css'].map((file) => `scripts/features/kbd/${file}`),
  );

  const site = createSite(
    { 'source/_posts/a.md': '---\ntitle: A\ndate: 2024-05-01 10:00:00\n---\n\n{% key Ctrl+C %}\n\n{% key %}\n' },
    { kind: 'project' },
  );
  for (const [file, content] of files) site.write(file, content);
  const main = site.read('scripts/main.ts');
  const line = /`(import kbd from [^`]+)`/.exec(guide)?.[1] ?? '';
  // Whoever follows the guide runs this test at its end, with the feature in place.
  if (!main.includes(line)) {
    site.write('scripts/main.ts', `${line}\n${main.replace(/(features: readonly AnyFeature\[\] = \[)/, '$1kbd, ')}`);
  }

  const wrong = await site.hexo(['generate']);
  expect(wrong.output).toContain(
    'source/_posts/a.md:8:1 error key-tag: {% key %} names no key. Write {% key Ctrl+C %}.',
  );
  expect(wrong.code).toBe(1);

  site.write('source/_posts/a.md', site.read('source/_posts/a.md').replace('{% key %}', ''));
  const { code, output } = await site.hexo(['generate']);
  expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
  const page = site.read('public/2024/05/01/a/index.html');
  expect(page).toContain('<kbd class="paperlog-kbd">Ctrl</kbd>+<kbd class="paperlog-kbd">C</kbd>');
  expect(page).toMatch(/<link rel="stylesheet" href="\/paperlog\/kbd\.[0-9a-f]+\.css">/);
  site.dispose();
});
