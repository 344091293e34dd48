// Generated files (config reference, list of sample files): written by one script, compared by one test.

import { configJsonSchema, configMarkdown, frontMatterJsonSchema } from '../../scripts/hexo/config-reference.ts';
import { hashOf } from '../../scripts/features/own-blog/sample-files.ts';
import { features } from '../../scripts/main.ts';
import { sampleFiles } from './site.ts';

/** Path relative to the project → content. */
export function configReferenceFiles(): ReadonlyMap<string, string> {
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ['docs/config.md', configMarkdown(features)],
    ['docs/schema/config.schema.json', json(configJsonSchema(features))],
    ['scripts/features/own-blog/sample-files.json', json(sampleHashes())],
    ['docs/schema/front-matter.schema.json', json(frontMatterJsonSchema(features))],
  ]);
}

/** What the sample is made of; `_config.yml` aside, which every owner changes. */
function sampleHashes(): Record<string, string> {
  const files = Object.keys(sampleFiles()).filter((file) => file !== '_config.yml');
  return Object.fromEntries(files.sort().map((file) => [file, hashOf(file)]));
}
