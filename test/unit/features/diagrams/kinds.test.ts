// A diagram of a kind that mermaid doesn't know is told where it begins, by the mermaid that readers get.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mermaid from 'mermaid';
import { afterAll, expect, it } from 'vitest';
import { kinds } from '../../../../scripts/features/diagrams/report-kinds.ts';
import { createSite } from '../../../support/site.ts';

const post = (body: string, more = ''): string => `---\ntitle: x\ndate: 2024-05-01 10:00:00\n${more}---\n\n${body}`;

const site = createSite({
  'source/_posts/fence.md': post('- 一项\n\n  ```mermaid\n  grpah LR\n    A --> B\n  ```\n'),
  'source/_posts/tag.md': post('{% mermaid %}\n%% 注\nA --> B\n{% endmermaid %}\n'),
  'source/_posts/right.md': post(
    [
      '> ```mermaid\n> graph LR\n>   A --> B\n> ```\n',
      '```mermaid\n---\ntitle: 题\n---\n%%{init: {}}%%\nsequenceDiagram\n  A->>B: x\n```\n',
      '{% mermaid graph TD %}\nA --> B\n{% endmermaid %}\n',
      '```mermaid\n```\n',
      '````markdown\n```mermaid\ngrpah LR\n```\n````\n',
    ].join('\n'),
  ),
  'source/_posts/code.md': post('```mermaid\ngrpah LR\n```\n', 'mermaid: false\n'),
});
afterAll(() => {
  site.dispose();
});

it('tells of unknown kinds, and of nothing else', async () => {
  const { output } = await site.hexo(['check']);
  expect(output.split('\n').filter((line) => line.includes('warning') && line.startsWith('source/'))).toEqual([
    'source/_posts/fence.md:9:3 warning diagram-kind: mermaid has no kind of diagram that begins with "grpah". Did you mean "graph"?',
    'source/_posts/tag.md:8:1 warning diagram-kind: mermaid has no kind of diagram that begins with "A". Begin with its kind, e.g. "graph LR" or "sequenceDiagram"; https://mermaid.js.org/intro/ lists them.',
  ]);
});

it('knows the kinds that mermaid knows', () => {
  mermaid.initialize({});
  for (const kind of kinds) expect(mermaid.detectType(kind), kind).toBeTruthy();
  const code = readFileSync(createRequire(import.meta.url).resolve('mermaid'), 'utf8');
  const detectors = [...code.matchAll(/return \/\^\\s\*\(?([\w|-]+)/g)].flatMap(([, words = '']) => words.split('|'));
  expect(detectors.length).toBeGreaterThan(25);
  expect(detectors.filter((word) => !kinds.some((kind) => word.startsWith(kind)))).toEqual([]);
});
