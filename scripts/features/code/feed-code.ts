// Blocks of code in a feed, whose readers have no styles of ours: no column of numbers, no table, no folds; titles
// and marked, added and removed lines stay.

const figureStart = '<figure class="highlight';
const figureEnd = '</figure>';

/** Linear; the text is returned as it is if there is no such block in it. */
export function codeForFeeds(html: string): string {
  const unfolded = html.includes('<details class="paperlog-code-fold">')
    ? html.replace(/<details class="paperlog-code-fold"[^>]*><summary>[^<]*<\/summary><\/details>/g, '')
    : html;
  let start = unfolded.indexOf(figureStart);
  if (start === -1) return unfolded;
  let result = '';
  let done = 0;
  while (start !== -1) {
    const end = unfolded.indexOf(figureEnd, start);
    if (end === -1) break;
    result += unfolded.slice(done, start) + plainFigure(unfolded.slice(start, end + figureEnd.length));
    done = end + figureEnd.length;
    start = unfolded.indexOf(figureStart, done);
  }
  return result + unfolded.slice(done);
}

function plainFigure(figure: string): string {
  const cell = between(figure, '<td class="code">', '</td>');
  if (cell === undefined) return figure;
  const language = /^<figure class="highlight ([^" ]+)/.exec(figure)?.[1];
  const code = cell
    .replace(/^<pre>(?:<code\b[^>]*>)?|(?:<\/code>)?<\/pre>$/g, '')
    .replace(/<\/?span\b[^>]*>/g, '')
    .replace(/<br ?\/?>/g, '\n')
    .replace(/\n$/, '');
  const caption = between(figure, '<figcaption>', '</figcaption>');
  const name = language === undefined || language === 'plaintext' ? '' : ` class="language-${language}"`;
  const block = `<pre><code${name}>${code}</code></pre>`;
  return caption === undefined ? block : `<figure><figcaption>${caption}</figcaption>${block}</figure>`;
}

function between(text: string, from: string, to: string): string | undefined {
  const start = text.indexOf(from);
  const end = start === -1 ? -1 : text.indexOf(to, start);
  return end === -1 ? undefined : text.slice(start + from.length, end);
}
