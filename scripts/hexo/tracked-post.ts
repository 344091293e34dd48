// A post while it is rendered: what its author wrote, what the scanner found in it, and what placeholders stand for.

import type Hexo from 'hexo';
import { SourceText } from '../core/source-text.ts';
import { bodyOffset } from '../core/source/front-matter.ts';
import { protectSource, type TakenItem, type TemplateReading } from '../core/source/protect.ts';
import { scanSource } from '../core/source/scan.ts';
import { endOfReading } from '../core/source/size-limit.ts';
import type { Segment, TagSegment } from '../core/source/segments.ts';
import { vanishingElements, type VanishingElement } from '../core/source/vanishing-elements.ts';
import { tagStructure, type TagStructure } from '../core/source/tag-structure.ts';
import { isDocument } from './post-pipeline.ts';
import { formulaReading, isMarkdown, templateReading, type FormulaReading } from './reading.ts';
import { tagExtensions, tagKinds } from './tag-registry.ts';
import type { RenderedPost } from './define-feature.ts';

export interface TrackedPost {
  /** The author's file; for a text that isn't the file's, that text. */
  readonly raw: string;
  readonly isFile: boolean;
  readonly text: SourceText;
  readonly bodyStart: number;
  /** What is behind it is more than is read: it is shown as it was written. */
  readonly readEnd: number;
  /** Everything that isn't plain text. */
  readonly segments: readonly Segment[];
  readonly structure: TagStructure;
  readonly vanishing: readonly VanishingElement[];
  readonly formulas: FormulaReading;
  readonly templates: TemplateReading;
  /** By the numbers of their placeholders. */
  readonly items: TakenItem[];
}

/** `runsTags`: false where front matter or the renderer switches Nunjucks off. */
export function trackPost(
  hexo: Hexo,
  post: RenderedPost,
  runsTags: boolean,
): { tracked: TrackedPost; content: string } {
  const isFile = isDocument(post) && (post.raw ?? '').endsWith(post.content);
  // Snippets, and what another plugin has changed before us, have no place in a file.
  const raw = isFile ? (post.raw ?? '') : post.content;
  const bodyStart = isFile ? raw.length - post.content.length : 0;
  const formulas = formulaReading(hexo, post);
  const templates = runsTags ? templateReading(hexo) : 'tags';
  const html = isDocument(post) && !isMarkdown(post);
  const found = scanSource(raw, {
    bodyStart: isFile && post.content === raw ? bodyOffset(raw) : bodyStart,
    tagKind: runsTags ? tagKinds(hexo, templates === 'nunjucks') : () => undefined,
    templates: templates === 'nunjucks',
    math: formulas !== 'text',
    html,
  });
  const all = tagStructure(found);
  const readEnd = isFile && !html ? endOfReading(raw, bodyStart, found, all) : raw.length;
  const isWhole = readEnd === raw.length;
  const segments = isWhole ? found : found.filter(({ end }) => end <= readEnd);
  const structure = isWhole ? all : tagStructure(segments);
  const read = raw.slice(0, readEnd);
  const extensions = tagExtensions(hexo);
  const marks = ({ name, role }: TagSegment): boolean =>
    templates === 'tags' || (role !== 'close' && Object.hasOwn(extensions, name));
  const vanishing = html ? [] : vanishingElements(read, segments);
  const { text, items } = protectSource(read, bodyStart, segments, structure, {
    templates,
    marks,
    vanishing: new Set(vanishing.filter(({ isClosed }) => !isClosed).map(({ index }) => index)),
  });
  const parts = { bodyStart, readEnd, segments, structure, vanishing };
  const tracked = { raw, isFile, text: new SourceText(raw), ...parts, formulas, templates };
  return { tracked: { ...tracked, items: isFile ? items : items.map(withoutPlace) }, content: text };
}

function withoutPlace(item: TakenItem): TakenItem {
  return { ...item, start: -1 };
}
