// `[[post]]`, `[[post#heading|words]]`, `![[picture.png|300]]` as an extension of marked.
// https://help.obsidian.md/links, https://help.obsidian.md/embeds

import type { MarkedExtension } from 'marked';
import { escapeHtml } from '../../core/html.ts';
import { positionHtml } from '../../core/source/token-positions.ts';

/** On a link: the name of the post it is to lead to. */
export const wikiLinkMark = 'data-paperlog-post';

const wikiLink = /^(!?)\[\[([^[\]|\n]{1,300})(?:\\?\|([^[\]\n]{0,300}))?\]\]/;
const start = /!?\[\[/;
const type = 'paperlogWikiLink';
const picture = /\.(?:png|jpe?g|gif|webp|avif|svg|bmp)$/i;

export function wikiLinksExtension(isPost: () => boolean): MarkedExtension {
  return {
    extensions: [
      {
        name: type,
        level: 'inline',
        start(source) {
          const index = source.search(start);
          return index === -1 ? undefined : index;
        },
        tokenizer(source) {
          const match = isPost() ? wikiLink.exec(source) : null;
          if (!match) return undefined;
          const [raw, embedded, target = '', words] = match;
          if (embedded && !picture.test(target.trim())) return undefined;
          return {
            type,
            raw,
            text: raw,
            embedded: embedded !== '',
            target: target.replace(/\\$/, '').trim(),
            words: words?.trim(),
            placed: true,
          };
        },
        renderer(generic) {
          const { embedded, target, words } = generic as unknown as {
            embedded: boolean;
            target: string;
            words?: string;
          };
          const place = positionHtml(generic);
          if (embedded) return pictureHtml(target, words, place);
          const label = words ? words : (target.startsWith('#') ? target.slice(1) : target).replace('#', ' › ');
          return `<a ${wikiLinkMark}="${escapeHtml(target)}"${place}>${escapeHtml(label)}</a>`;
        },
      },
    ],
  };
}

/** Behind the bar stands a width, or what the picture shows. */
function pictureHtml(target: string, words: string | undefined, place: string): string {
  const [, width, height] = /^(\d{1,5})(?:x(\d{1,5}))?$/.exec(words ?? '') ?? [];
  const size = `${width ? ` width="${width}"` : ''}${height ? ` height="${height}"` : ''}`;
  const alt = width || !words ? target.replace(/^.*\//, '').replace(picture, '') : words;
  return `<img src="${escapeHtml(encodeURI(target))}" alt="${escapeHtml(alt)}"${size}${place}>`;
}
