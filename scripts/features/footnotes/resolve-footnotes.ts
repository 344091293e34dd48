// The pass: references get their numbers and links, notes stand in a section at the end of the post, with links back.

import { createHash } from 'node:crypto';
import { labelHeading } from '../../core/heading-label.ts';
import {
  append,
  attribute,
  element,
  elements,
  indexInParent,
  insertBefore,
  isElement,
  parseHtml,
  replaceWith,
  text,
  type Element,
} from '../../core/html.ts';
import type { Pass, PassContext } from '../../hexo/define-feature.ts';
import { footnotesAsText } from './as-text.ts';
import { collectFootnotes, type Footnotes, type Note } from './collect-footnotes.ts';
import type { FootnotesConfig } from './config.ts';
import { definitionMark, labelMark } from './marks.ts';
import { wordingFor, type Wording } from './wording.ts';

/** What Fluid's settings and the post's front matter say. */
export interface PreparedFootnotes {
  /** HTML above the notes. */
  readonly header: string;
  /** `footnote: false` in the front matter: all stays text. */
  readonly off: boolean;
}

type Context = PassContext<FootnotesConfig, PreparedFootnotes>;

export const resolveFootnotes: Pass<FootnotesConfig, PreparedFootnotes> = {
  name: 'footnotes',
  before: ['repair-columns', 'headings', 'images', 'unique-ids'],
  needs: / data-pl-footnote/,
  run(tree, context) {
    if (context.prepared.off) {
      footnotesAsText(tree);
      return;
    }
    const found = collectFootnotes(tree);
    report(found, context);
    for (const reference of found.dangling) replaceWith(reference, text(`[^${attribute(reference, labelMark) ?? ''}]`));
    if (found.notes.length === 0) return;

    const ids = new NoteIds(context.post.path);
    const wording = wordingFor(context.site.language);
    const { header } = context.prepared;
    const list = element('ol');
    for (const note of found.notes) {
      const id = ids.of(note);
      for (const [index, reference] of note.references.entries())
        placeReference(reference, note.number, id, index, wording);
      append(list, text('\n'));
      append(list, noteItem(note, id, wording));
    }
    append(list, text('\n'));
    const section = element('section', {
      class: 'footnotes paperlog-footnotes',
      role: 'doc-endnotes',
      'aria-label': wording.section,
    });
    for (const child of [text('\n'), ...parseHtml(header).childNodes, list, text('\n')]) append(section, child);
    append(tree, section);
    append(tree, text('\n'));
  },
};

/** `[^a-z]`, `[^\s]` of a regular expression, and words that happen to stand in such brackets. */
const otherwise = /a-z|0-9|[\\ ]/i;

/** In a post without any notes `[^abc]` is text about something else; `[^1]` has lost its note. */
function isMeantAsReference(label: string, hasNotes: boolean): boolean {
  return /^\d+$/.test(label) || (hasNotes && !otherwise.test(label));
}

function report({ dangling, notes, unused, onlyWithin, repeated }: Footnotes, context: Context): void {
  const hasNotes = notes.length > 0 || unused.length > 0;
  for (const at of dangling) {
    const label = attribute(at, labelMark) ?? '';
    if (!isMeantAsReference(label, hasNotes)) continue;
    context.report({
      rule: 'footnote-missing',
      severity: 'warning',
      message: `The footnote [^${label}] is nowhere defined; it is shown as text.`,
      remedy: `Write "[^${label}]: …" on a line of its own, or "\\[^${label}]" if it is text.`,
      at,
    });
  }
  for (const at of repeated) {
    const label = attribute(at, definitionMark) ?? attribute(at, labelMark) ?? '';
    context.report({
      rule: 'footnote-repeated',
      severity: 'warning',
      message: `The footnote [^${label}] is defined twice; only the first is shown.`,
      remedy: 'Give one of them another name.',
      at,
    });
  }
  for (const at of unused) {
    const label = attribute(at, definitionMark) ?? '';
    context.report({
      rule: 'footnote-unused',
      // One that refers to others has most likely taken the text behind it.
      severity: [...elements(at, 'sup')].some((node) => attribute(node, labelMark) !== undefined) ? 'warning' : 'hint',
      message: `Nothing refers to the footnote [^${label}]; it isn't shown.`,
      remedy: `Write [^${label}] where it belongs, or take it out.`,
      at,
    });
  }
  for (const at of onlyWithin) {
    const label = attribute(at, definitionMark) ?? '';
    context.report({
      rule: 'footnote-unused',
      severity: 'warning',
      message: `Only the footnote [^${label}] itself refers to it: lines that follow a note belong to it.`,
      remedy: 'Put a blank line between the note and the text that refers to it.',
      at,
    });
  }
}

/** Ids that no other post on a page has, and that stay when other notes are added: they are made of labels. */
class NoteIds {
  readonly #prefix: string;
  readonly #taken = new Set<string>();

  constructor(path: string) {
    this.#prefix = createHash('sha256').update(path).digest('hex').slice(0, 6);
  }

  of({ label, number }: Note): string {
    const name = label.replace(/[^\p{L}\p{N}_-]+/gu, '-') || `note-${number}`;
    let id = `${this.#prefix}-${name}`;
    for (let count = 2; this.#taken.has(id); count += 1) id = `${this.#prefix}-${name}-${count}`;
    this.#taken.add(id);
    return id;
  }
}

function referenceId(id: string, index: number): string {
  return `fnref-${id}${index === 0 ? '' : `-${index + 1}`}`;
}

function fragment(id: string): string {
  return `#${encodeURIComponent(id)}`;
}

function placeReference(mark: Element, number: number, id: string, index: number, wording: Wording): void {
  const attributes = {
    href: fragment(`fn-${id}`),
    id: referenceId(id, index),
    role: 'doc-noteref',
    'data-footnote-ref': '',
    'aria-label': wording.reference(number),
  };
  const heading = ancestor(mark, /^h[1-6]$/);
  const link = ancestor(mark, /^a$/);
  // No link stands in a link: the note goes behind it.
  if (link?.parentNode) {
    const parent = link.parentNode;
    const next = parent.childNodes[indexInParent(link) + 1];
    if (next) insertBefore(parent, mark, next);
    else append(parent, mark);
  }
  if (heading) {
    // Hexo's tables of contents leave out links of a single sign, others are told what the heading is called.
    replaceWith(mark, element('a', { class: 'paperlog-footnote-ref', ...attributes }, [text(singleSign(number))]));
    labelHeading(heading);
    return;
  }
  const anchor = element('a', attributes, [text(String(number))]);
  replaceWith(mark, element('sup', { class: 'paperlog-footnote-ref' }, [anchor]));
}

function ancestor(node: Element, name: RegExp): Element | undefined {
  let found: Element | undefined;
  for (let at = node.parentNode; isElement(at); at = at.parentNode) if (name.test(at.tagName)) found = at;
  return found;
}

/** ¹, ², … ⑩, … ㊿: one character as long as there are such. */
function singleSign(number: number): string {
  if (number < 10) return '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(number);
  if (number <= 20) return String.fromCodePoint(0x2460 + number - 1);
  if (number <= 35) return String.fromCodePoint(0x3251 + number - 21);
  if (number <= 50) return String.fromCodePoint(0x32b1 + number - 36);
  return String(number);
}

function noteItem(note: Note, id: string, wording: Wording): Element {
  const item = element('li', { id: `fn-${id}` });
  for (const node of note.content) append(item, node);
  const last = item.childNodes.findLast((node) => isElement(node));
  const ends = isElement(last) && last.tagName === 'p' ? last : element('p');
  if (ends !== last) append(item, ends);
  const several = note.references.length > 1;
  for (const index of note.references.keys()) {
    const label = wording.back(note.number, several ? index + 1 : undefined);
    const attributes = {
      class: 'paperlog-footnote-back',
      href: fragment(referenceId(id, index)),
      role: 'doc-backlink',
    };
    const link = element('a', { ...attributes, 'data-footnote-backref': '', 'aria-label': label });
    append(link, text('↩\u{fe0e}'));
    if (index > 0) append(link, element('sup', {}, [text(String(index + 1))]));
    if (ends.childNodes.length > 0) append(ends, text(' '));
    append(ends, link);
  }
  return item;
}
