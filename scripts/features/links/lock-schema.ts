// The JSON Schema of the lock file, for editors: published in docs/schema/ and packed with the plugin.

import * as z from 'zod';
import { lockFileSchema } from './lock-format.ts';

export function linksJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(lockFileSchema, { io: 'input' });
  return { $schema, title: 'Link records of a Paperlog blog (source/_data/links.json)', ...schema };
}
