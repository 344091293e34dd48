import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { configJsonSchema, configMarkdown } from '../../../scripts/hexo/config-reference.ts';
import { defineFeature } from '../../../scripts/hexo/define-feature.ts';
import { features } from '../../../scripts/main.ts';
import { configReferenceFiles } from '../../support/config-reference-files.ts';

it.each([...configReferenceFiles()])(
  '%s says what the schemas, and the files of the sample, say (npm run docs:config writes it)',
  (file, content) => {
    expect(readFileSync(file, 'utf8')).toBe(content);
  },
);

it('every key of every feature has a hint', () => {
  const rows = configMarkdown(features)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.filter((line) => line.endsWith('|  |'))).toEqual([]);
});

it('no key of front matter is declared twice: only one of its schemas would count', () => {
  const keys = features.flatMap(({ frontMatter = {} }) => Object.keys(frontMatter));
  expect(keys.filter((key, index) => keys.indexOf(key) < index)).toEqual([]);
});

it('shows values, defaults and hints', () => {
  const feature = defineFeature({
    name: 'two-words',
    config: z.object({
      mode: z.enum(['a', 'b']).default('a').describe('Which | one'),
      deep: z.object({ on: z.boolean().default(true).describe('Switch') }).prefault({}),
      of: z.object({ a: z.object({ n: z.int().describe('N') }), b: z.object({ n: z.int().describe('N') }) }).optional(),
    }),
  });
  const markdown = configMarkdown([feature]);
  expect(markdown).toContain('## paperlog.twoWords');
  expect(markdown).toContain('| `mode` | `"a"` · `"b"` | `"a"` | Which · one |');
  expect(markdown).toContain('| `deep.on` | boolean | `true` | Switch |');
  expect(markdown).toContain('| `of.{a,b}.n` | integer |  | N |');
  expect(JSON.stringify(configJsonSchema([feature]))).toContain('"twoWords"');
});
