// Markup of Fluid that the HTML standard doesn't allow, put right in the finished page. Each is a fixed text, looked
// for once.

const repairs: readonly (readonly [find: string, replacement: string])[] = [
  // A button holds phrasing content only: https://html.spec.whatwg.org/#the-button-element
  [
    '<div class="animated-icon"><span></span><span></span><span></span></div>',
    '<span class="animated-icon d-block"><span></span><span></span><span></span></span>',
  ],
  // A name needs something that can have one: https://w3c.github.io/aria/#namefromprohibited
  ['<span class="hint--top hint--rounded" aria-label=', '<span class="hint--top hint--rounded" role="img" aria-label='],
];

export function validMarkup(html: string): string {
  let page = html;
  for (const [find, replacement] of repairs) page = page.replaceAll(find, replacement);
  return addFirstLevelHeading(page);
}

/** Lists and the like have their title in the banner only, written by a script; readers of headings get it too. */
function addFirstLevelHeading(html: string): string {
  if (html.includes('<h1') || !html.includes('<main>')) return html;
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.trim();
  return title ? html.replace('<main>', () => `<main>\n<h1 class="sr-only">${title}</h1>`) : html;
}
