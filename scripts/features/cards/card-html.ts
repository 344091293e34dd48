// The markup of a card. A quotation of what the target says of itself, so that it reads as one wherever there are no
// styles: in feeds, in text browsers, in print. It holds one link; a screen reader hears its title, then the rest.

import { hash } from 'node:crypto';
import { element, escapeHtml, raw, text, type Element, type Node } from '../../core/html.ts';
import type { Target } from './target.ts';
import type { Words } from './words.ts';

export interface CardOptions {
  readonly words: Words;
  /** Begins and ends with a slash. */
  readonly root: string;
  /** Tells this card from all others on a page: where it stands, and its number there. */
  readonly place: string;
  /** What the author called the link, if that says more than the address and the title. */
  readonly label?: string;
}

export function cardElement(target: Target, { words, root, place, label }: CardOptions): Element {
  const id = `card-${shortHash(`${place} ${target.url}`)}`;
  const kind = kindLine(target, words);
  const description: Node[] = [];
  if (label) description.push(line('paperlog-card-label', label));
  if (target.facts.length > 0)
    description.push(
      element('p', { class: 'paperlog-card-facts', dir: 'auto' }, [
        raw(factsHtml(target.facts), target.facts.join(between)),
      ]),
    );
  if (target.text) description.push(line('paperlog-card-text', target.text));
  const isDescribed = description.length > 0;
  // A screen reader hears of the kind where there is nothing else to tell.
  const lines: Node[] = [
    element('p', { class: 'paperlog-card-kind', ...(!isDescribed && { id }) }, [text(kind)]),
    paragraph('paperlog-card-title', [
      element('a', { href: target.href, dir: 'auto', 'aria-describedby': id }, [text(target.title)]),
    ]),
  ];
  const body = element('div', { class: 'paperlog-card-body' }, [
    ...lines,
    ...(isDescribed ? [element('div', { class: 'paperlog-card-description', id }, description)] : []),
  ]);
  return element('blockquote', { class: `paperlog-card paperlog-card-${target.kind}`, cite: target.href }, [
    ...picture(target, root),
    body,
  ]);
}

/** What it is and where it lies. */
export function kindLine({ kind, place }: Target, words: Words): string {
  return [words.kinds[kind], place].filter(Boolean).join(between);
}

const between = ' · ';

/** Words written from the right are set apart, or they would turn the date beside them: "2021-01" into "01-2021". */
export function factsHtml(facts: readonly string[]): string {
  return facts
    .map((fact) => (fromTheRight.test(fact) ? `<bdi>${escapeHtml(fact)}</bdi>` : escapeHtml(fact)))
    .join(between);
}

const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

function picture({ image }: Target, root: string): Node[] {
  if (!image) return [];
  const { file, width, height } = image;
  const src = encodeURI(root + file.replace(/^\/+/, ''));
  return [
    element('img', {
      class: 'paperlog-card-image',
      src,
      alt: '',
      width: String(width),
      height: String(height),
      loading: 'lazy',
      decoding: 'async',
    }),
  ];
}

function paragraph(className: string, children: readonly Node[]): Element {
  return element('p', { class: className }, children);
}

function line(className: string, value: string): Element {
  return element('p', { class: className, dir: 'auto' }, [text(value)]);
}

export function shortHash(value: string): string {
  return hash('sha256', value).slice(0, 10);
}
