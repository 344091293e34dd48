// Draws a cover from title and tags: the same text gives the same picture, byte for byte.

const width = 800;
const height = 450;
/** Of the title and the tags. */
const lineWidth = 700;
const pictographs = /\p{Extended_Pictographic}|\p{Emoji_Component}(?<![0-9#*])|\p{Cc}/gu;

/** An SVG document; `escape` makes text safe for XML. */
export function drawCover(title: string, tags: readonly string[], escape: (text: string) => string): string {
  const hash = hashOf(title + tags.join());
  const hue = hash % 360;
  const shown = title.replace(pictographs, '').replace(/\s+/g, ' ').trim();
  const large = wrap(shown, 58, 3);
  const size = large.length > 2 ? 50 : 58;
  const lines = size === 58 ? large : wrap(shown, size, 3);
  const first = height / 2 - ((lines.length - 1) * size * 1.35) / 2 + size * 0.1;
  const text = lines
    .map(
      (line, index) =>
        `<text x="60" y="${round(first + index * size * 1.35)}" font-size="${size}">${escape(line)}</text>`,
    )
    .join('');
  const labels = wrap(tags.map((tag) => `#${tag.replace(pictographs, '').trim()}`).join('  '), 24, 1)[0] ?? '';
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">` +
    `<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="hsl(${hue} 46% 34%)"/><stop offset="1" stop-color="hsl(${(hue + 48) % 360} 52% 22%)"/></linearGradient></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#g)"/>` +
    shapes(hash) +
    `<g fill="#fff" font-family="system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif" font-weight="700">${text}</g>` +
    `<text x="60" y="${height - 44}" font-size="24" fill="#fff" fill-opacity=".72" font-family="system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif">${escape(labels)}</text></svg>`
  );
}

/** Sheets of paper, thrown by the hash. */
function shapes(hash: number): string {
  let state = hash;
  const next = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state % limit;
  };
  let drawn = '';
  for (let sheet = 0; sheet < 5; sheet++) {
    const x = 430 + next(340);
    const y = -40 + next(430);
    drawn += `<g transform="translate(${x} ${y}) rotate(${next(70) - 35})" fill="#fff" fill-opacity=".${5 + next(5)}"><rect width="130" height="172" rx="8" fill-opacity=".08"/>`;
    for (let line = 0; line < 5; line++)
      drawn += `<rect x="18" y="${26 + line * 26}" width="${50 + next(46)}" height="7" rx="3" fill-opacity=".12"/>`;
    drawn += '</g>';
  }
  return drawn;
}

/** Lines of at most `lineWidth` at a font size of `size`; the rest is an ellipsis. */
function wrap(text: string, size: number, maxLines: number): string[] {
  const limit = lineWidth / size;
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, limit)) {
    const hangs = /^[，。、；：！？）》」』】]$/.test(piece);
    if (cells(line + piece.trimEnd()) > limit && line !== '' && !hangs) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trim());
  if (lines.length <= maxLines) return lines;
  let last = Array.from(lines[maxLines - 1] ?? '');
  while (cells(`${last.join('')}…`) > limit) last = last.slice(0, -1);
  return [...lines.slice(0, maxLines - 1), `${last.join('').trim()}…`];
}

/** Between these a line may end: words, unless they are longer than a line, and other characters. */
function pieces(text: string, limit: number): string[] {
  const words = text.match(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}'’.+-]+\s?|\s|./gu) ?? [];
  return words.flatMap((word) => (cells(word.trimEnd()) > limit ? Array.from(word) : [word]));
}

/** The width of `text` in ems, in DejaVu Sans Bold: no other font that is common in this place is wider. */
function cells(text: string): number {
  let sum = 0;
  for (const character of text) sum += cell(character);
  return sum;
}

function cell(character: string): number {
  if (/[fijlrtIJ\s.,:;'’!|()[\]/-]/.test(character)) return 0.5;
  if (/[mwMW%@]/.test(character)) return 1.1;
  if (/[\p{N}\p{Ll}]/u.test(character) && /[0-9\p{Script=Latin}]/u.test(character)) return 0.72;
  return /[!-~\p{Script=Latin}]/u.test(character) ? 0.86 : 1;
}

/** FNV-1a, 32 bit. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
