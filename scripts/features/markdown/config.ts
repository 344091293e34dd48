// Configuration of Markdown itself: `paperlog.markdown`.

import * as z from 'zod';

export const markdownConfig = z.object({
  parser: z
    .enum(['commonmark', 'marked'])
    .default('commonmark')
    .describe(
      '由谁读 Markdown：commonmark 按规范、耗时与篇幅成正比；marked 用 marked 自带的词法分析，只作修补：没有提示、容器、标记与嵌套的定义，脚注归 Fluid，不保证不卡 | ' +
        "Who reads Markdown: commonmark goes by the specification, in linear time; marked is marked's own lexer, with repairs: without alerts, containers, marks and nested definitions, with Fluid's footnotes, and slow on hostile texts",
    ),
});

export type MarkdownConfig = z.infer<typeof markdownConfig>;
