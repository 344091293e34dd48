// Keys below `paperlog.diagnostics`, and the front matter that silences rules for one post.

import * as z from 'zod';

/** YAML reads a bare `off` as false in its older form. */
const setting = z.preprocess((value) => (value === false ? 'off' : value), z.enum(['off', 'hint', 'warning']));

export const diagnosticsConfig = z.object({
  rules: z
    .record(z.string(), setting)
    .default({})
    .describe(
      '按规则名关闭（off）或改变级别（hint、warning）；错误不能关闭 | Rules to turn off or to give another severity (hint, warning); errors can’t be turned off',
    ),
});

export type DiagnosticsConfig = z.infer<typeof diagnosticsConfig>;

export const disabledRules = z
  .union([z.boolean(), z.string(), z.array(z.string())])
  .nullable()
  .describe('此文中不报告的规则 | Rules that aren’t reported for this post');
