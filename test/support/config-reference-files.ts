// Generated files (config reference, list of sample files): written by one script, compared by one test.

import { configJsonSchema, configMarkdown, frontMatterJsonSchema } from '../../scripts/hexo/config-reference.ts';
import { linksJsonSchema } from '../../scripts/features/links/lock-schema.ts';
import { features } from '../../scripts/main.ts';
import { sampleListContent, sampleListFile } from './sample-list-file.ts';

/** Path relative to the project → content. */
export function configReferenceFiles(): ReadonlyMap<string, string> {
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  return new Map([
    ['docs/config.md', configMarkdown(features)],
    ['docs/schema/config.schema.json', json(configJsonSchema(features))],
    ['docs/schema/front-matter.schema.json', json(frontMatterJsonSchema(features))],
    ['docs/schema/links.schema.json', json(linksJsonSchema())],
    ['scripts/features/links/links.schema.json', json(linksJsonSchema())],
    [sampleListFile, sampleListContent()],
  ]);
}
