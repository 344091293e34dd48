// Fluid's tooltips (licence, footnotes) name a span, which by itself can't have a name:
// https://w3c.github.io/aria/#namefromprohibited

const hint = '<span class="hint--top hint--rounded" aria-label=';

export function labelHints(html: string): string {
  return html.includes(hint) ? html.replaceAll(hint, hint.replace(' aria-label', ' role="img" aria-label')) : html;
}
