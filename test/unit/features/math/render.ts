// Runs the pass over HTML as the scanner leaves it, without Hexo.

import { escapeHtml, parseHtml, serializeHtml } from '../../../../scripts/core/html.ts';
import { stripPositions } from '../../../../scripts/core/positions.ts';
import { mathConfig } from '../../../../scripts/features/math/config.ts';
import { renderFormulas } from '../../../../scripts/features/math/render-formulas.ts';
import type { Finding, PassContext } from '../../../../scripts/hexo/define-feature.ts';

export interface Rendered {
  readonly html: string;
  readonly findings: readonly Finding[];
}

export function inline(latex: string, offset?: number): string {
  return span('math-inline', latex, offset);
}

export function display(latex: string, offset?: number): string {
  return span('math-display', latex, offset);
}

function span(kind: string, latex: string, offset: number | undefined): string {
  const position = offset === undefined ? '' : ` data-pl-pos="${offset}"`;
  return `<span class="math ${kind}"${position}>${escapeHtml(latex)}</span>`;
}

export async function render(
  html: string,
  {
    config = {},
    data = {},
    raw = '',
    hasLayout = true,
  }: { config?: object; data?: Record<string, unknown>; raw?: string; hasLayout?: boolean } = {},
): Promise<Rendered> {
  const tree = parseHtml(html);
  const findings: Finding[] = [];
  const context: Partial<PassContext<unknown, undefined>> = {
    post: {
      file: 'source/_posts/a.md',
      title: 'A',
      path: 'a/',
      layout: hasLayout ? 'post' : undefined,
      raw,
      hasHtml: true,
      data,
    },
    config: mathConfig.parse(config),
    site: { url: 'https://blog.test', root: '/', language: 'zh-CN' },
    report: (finding) => findings.push(finding),
    position: () => undefined,
  };
  await renderFormulas.run(tree, context as never);
  return { html: stripPositions(serializeHtml(tree)), findings };
}
