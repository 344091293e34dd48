// Writes docs/config.md and the JSON Schemas from the schemas of the features, and the list of the sample's files:
// `npm run docs:config`.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configReferenceFiles } from './config-reference-files.ts';

const root = path.resolve(import.meta.dirname, '../..');
for (const [file, content] of configReferenceFiles()) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}
