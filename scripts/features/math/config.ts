// Keys below `paperlog.math`, and what front matter says about formulas.

import * as z from 'zod';

const macros = z.record(z.string(), z.string());

export const mathConfig = z.object({
  mode: z
    .enum(['build', 'fluid'])
    .default('build')
    .describe(
      '`build`：生成时渲染公式；`fluid`：不处理公式，由主题的 `post.math` 设置决定 | `build`: formulas are rendered at generation; `fluid`: formulas are left to the `post.math` setting of the theme',
    ),
  macros: macros
    .default({})
    .describe(
      "每篇文章都可用的宏，如 `\\RR: '\\mathbb{R}'`；参数写作 `#1` | Macros for every post, e.g. `\\RR: '\\mathbb{R}'`; arguments are `#1`",
    ),
  fallback: z
    .enum(['mathjax', 'none'])
    .default('mathjax')
    .describe(
      'KaTeX 不支持的公式由谁渲染；`none`：报告并显示源码 | What renders formulas that KaTeX can’t; `none`: they are reported and shown as source',
    ),
});

export type MathConfig = z.infer<typeof mathConfig>;

/** `math: false`, `math: true`, `math: { macros: { … } }`. */
export const frontMatterMath = z
  .union([z.boolean(), z.looseObject({ macros: macros.optional() }), z.null()])
  .describe(
    '`false`：此文不渲染公式；`true`：主题设了 `specific: true` 时渲染；`macros:` 下是此文的宏 | `false`: no formulas in this post; `true`: formulas where the theme says `specific: true`; `macros:` holds macros of the post',
  );

export const frontMatterMacros = macros.nullable().describe('此文的宏 | Macros of the post');

/** Macros of a post: those of its front matter win over those of the configuration. Names get their backslash. */
export function macrosOf(config: MathConfig, frontMatter: Readonly<Record<string, unknown>>): Record<string, string> {
  const { math, mathMacros } = frontMatter;
  const own = typeof math === 'object' && math !== null ? (math as Record<string, unknown>)['macros'] : undefined;
  const result: Record<string, string> = {};
  for (const list of [config.macros, own, mathMacros]) {
    if (typeof list !== 'object' || list === null) continue;
    for (const [name, value] of Object.entries(list)) {
      if (typeof value === 'string') result[name.startsWith('\\') ? name : `\\${name}`] = value;
    }
  }
  return result;
}
