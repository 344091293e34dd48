// Knows which place of which post is being rendered right now, so that what comes out of Markdown and tags can be
// traced to the author's file: marks template tags with their offset, wraps their functions and Hexo's Markdown
// renderers once, and hands marked an extension that notes positions on its tokens.

import { AsyncLocalStorage } from 'node:async_hooks';
import type Hexo from 'hexo';
import type { MarkedExtension } from 'marked';
import type { Position } from '../core/diagnostic.ts';
import { escapeHtml } from '../core/html.ts';
import { SourceText } from '../core/source-text.ts';
import { bodyOffset } from '../core/source/front-matter.ts';
import { scanSource } from '../core/source/scan.ts';
import { segmentIndexAt, type Segment } from '../core/source/segments.ts';
import { hasPlaceholders } from '../core/source/placeholders.ts';
import { protectSource, type Insertion, type TakenItem } from '../core/source/protect.ts';
import { restoreCode, restoreHtml, restoreSource } from '../core/source/restore.ts';
import { closingIndex, TextMap } from '../core/source/text-map.ts';
import {
  placeTagOutput,
  placeTokens,
  tokenPosition,
  withPosition,
  type Placed,
} from '../core/source/token-positions.ts';
import type { RawToken } from '../core/source/align-tokens.ts';
import { isDocument } from './post-pipeline.ts';
import { formulaReading, markdownNames, type FormulaReading } from './reading.ts';
import { tagExtensions, tagKinds, type TagExtension } from './tag-registry.ts';
import type { RenderedPost } from './define-feature.ts';

/** A post while it is rendered. */
export interface TrackedPost {
  readonly raw: string;
  readonly text: SourceText;
  readonly bodyStart: number;
  /** Everything of `raw` that isn't plain text. */
  readonly segments: readonly Segment[];
  readonly formulas: FormulaReading;
  /** What placeholders stand for. */
  readonly items: readonly TakenItem[];
}

interface TagCallPlace {
  readonly post: TrackedPost;
  /** Of the opening. */
  readonly start: number;
  readonly end: number;
  /** Where the body ends; `end` for a tag without one. */
  readonly bodyEnd: number;
  /** A tag may render its body in parts: each begins where the last one ended. */
  cursor: number;
}

interface Rendering {
  readonly post: TrackedPost;
  readonly text: string;
  readonly map: () => TextMap;
}

/** In the arguments of a tag: where it stands. No author can type it, and no tag gets to see it. */
const mark = /^\uFFFCat(\d+)$/;
const early = -1100;
const late = 1100;

const tracked = new WeakMap<Hexo, Map<string, TrackedPost>>();
const tagCalls = new AsyncLocalStorage<TagCallPlace>();
/** Markdown is rendered synchronously. */
let current: Rendering | undefined;

/** The opening of the tag that runs right now, in the author's file. */
export function currentTagPosition(): Position | undefined {
  const call = tagCalls.getStore();
  return call?.post.text.positionAt(call.start);
}

/** Is the Markdown that is read right now part of a post? Helpers of views and command lines render texts of their own. */
export function isPostBeingRendered(): boolean {
  return current !== undefined;
}

export function installSourceTracking(hexo: Hexo): void {
  const posts = new Map<string, TrackedPost>();
  tracked.set(hexo, posts);
  const { filter } = hexo.extend;

  filter.register('after_init', () => wrapRenderers(hexo, posts), late);
  filter.register(
    'before_post_render',
    (data: unknown) => {
      const post = data as RenderedPost;
      if (!isDocument(post)) return;
      wrapTags(hexo, posts);
      const { state, content } = track(hexo, post);
      posts.set(String(post.source), state);
      post.content = content;
    },
    early,
  );
  filter.register(
    'after_post_render',
    (data: unknown) => {
      const post = data as RenderedPost;
      const state = isDocument(post) ? posts.get(String(post.source)) : undefined;
      if (!state) return;
      post.content = restoreHtml(post.content, state.items, { formulasAsSource: state.formulas !== 'build' });
    },
    early,
  );
  filter.register(
    'after_post_render',
    (data: unknown) => {
      posts.delete(String((data as RenderedPost).source));
    },
    late,
  );

  const hooks = markedHooks();
  filter.register(
    'marked:use',
    ((use: (extension: MarkedExtension) => void) => {
      use({ hooks });
    }) as never,
    late,
  );
  filter.register('marked:renderer', wrapMarkedRenderer as never, late);
}

function track(hexo: Hexo, post: RenderedPost): { state: TrackedPost; content: string } {
  const raw = post.raw ?? '';
  const { content } = post;
  const formulas = formulaReading(hexo, post);
  const options = { tagKind: tagKinds(hexo), templates: true, math: formulas !== 'text' };
  const isOwn = raw.endsWith(content);
  const bodyStart = isOwn ? raw.length - content.length : bodyOffset(raw);
  const segments = scanSource(raw, { ...options, bodyStart });
  const tracking = { raw, text: new SourceText(raw), bodyStart, segments, formulas };
  if (!isOwn) {
    // Another plugin has changed the text before us: nothing of it has a place in the file.
    const { text, items } = protectSource(content, 0, scanSource(content, { ...options, bodyStart: 0 }));
    return { state: { ...tracking, items: items.map((item) => ({ ...item, start: -1 })) }, content: text };
  }
  const { text, items } = protectSource(raw, bodyStart, segments, tagMarks(tracking, tagExtensions(hexo)));
  return { state: { ...tracking, items }, content: text };
}

/** What is put into the text: the place of each tag among the tag's arguments. */
function tagMarks(
  { raw, segments }: Pick<TrackedPost, 'raw' | 'segments'>,
  extensions: Readonly<Record<string, TagExtension>>,
): Insertion[] {
  const marks: Insertion[] = [];
  for (const segment of segments) {
    if (segment.kind !== 'tag' || segment.role === 'close' || !Object.hasOwn(extensions, segment.name)) continue;
    const space = /\s/.test(raw.charAt(segment.argumentsEnd - 1)) ? '' : ' ';
    marks.push({ at: segment.argumentsEnd, text: `${space}\uFFFCat${segment.start} ` });
  }
  return marks;
}

const wrappedFunctions = new WeakSet<object>();

/** Tags may be registered at any time, so this is asked for again at each post. */
function wrapTags(hexo: Hexo, posts: ReadonlyMap<string, TrackedPost>): void {
  const extensions = tagExtensions(hexo);
  for (const name in extensions) {
    const extension = extensions[name];
    if (!extension || typeof extension.fn !== 'function' || wrappedFunctions.has(extension.fn)) continue;
    const original = extension.fn;
    const wrapped = function (this: unknown, args: string[], body?: string): unknown {
      const last = args.at(-1);
      const start = Number(typeof last === 'string' ? mark.exec(last)?.[1] : undefined);
      if (Number.isNaN(start)) return original.call(this, args, body);
      const plain = args.slice(0, -1);
      const post = posts.get(String((this as RenderedPost).source));
      const call = post && tagCallPlace(post, start);
      if (!call) return original.call(this, plain, body);
      const place = (output: unknown): unknown =>
        typeof output === 'string' ? placeTagOutput(output, call.post.raw, call.start, call.end) : output;
      const output = tagCalls.run(call, () => original.call(this, plain, body));
      return isThenable(output) ? output.then(place) : place(output);
    };
    wrappedFunctions.add(wrapped);
    extension.fn = wrapped;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | undefined)?.then === 'function';
}

function tagCallPlace(post: TrackedPost, start: number): TagCallPlace | undefined {
  const index = segmentIndexAt(post.segments, start);
  const opening = post.segments[index];
  if (opening?.start !== start) return undefined;
  const bodyEnd = post.segments[closingIndex(post.segments, index)]?.start ?? opening.end;
  const cursor = bodyEnd > opening.end ? opening.end : start;
  return { post, start, end: opening.end, bodyEnd, cursor };
}

type Renderer = ((this: unknown, data: RendererData, options?: unknown) => unknown) & {
  output?: string;
  compile?: unknown;
  disableNunjucks?: boolean;
};

interface RendererData {
  path?: string;
  text?: string;
}

/** The registry's entries are wrapped once, not the renderer behind them. */
function wrapRenderers(hexo: Hexo, posts: ReadonlyMap<string, TrackedPost>): void {
  const registry = hexo.extend.renderer as unknown as Record<'store' | 'storeSync', Record<string, Renderer>>;
  for (const store of [registry.store, registry.storeSync]) {
    for (const name of markdownNames) {
      const original = store[name];
      if (!original) continue;
      const wrapped = function (this: unknown, data: RendererData, options?: unknown): unknown {
        const outer = current;
        current = renderingOf(hexo, posts, data);
        try {
          return original.call(this, data, options);
        } finally {
          current = outer;
        }
      };
      store[name] = Object.assign(wrapped, original);
    }
  }
}

function renderingOf(
  hexo: Hexo,
  posts: ReadonlyMap<string, TrackedPost>,
  { path, text }: RendererData,
): Rendering | undefined {
  if (typeof text !== 'string') return undefined;
  if (typeof path === 'string') {
    const source = path.startsWith(hexo.source_dir) ? path.slice(hexo.source_dir.length).replaceAll('\\', '/') : path;
    const post = posts.get(source);
    if (!post) return undefined;
    const { raw, segments, bodyStart, items } = post;
    return { post, text, map: () => new TextMap(text, { raw, segments, items, from: bodyStart, to: raw.length }) };
  }
  const call = tagCalls.getStore();
  return call && { post: call.post, text, map: () => mapTagText(text, call) };
}

function mapTagText(text: string, call: TagCallPlace): TextMap {
  const { raw, segments, items } = call.post;
  const from = call.bodyEnd > call.end ? call.end : call.start;
  const range = { raw, segments, items, to: Math.max(call.bodyEnd, call.end) };
  let map = new TextMap(text, { ...range, from: call.cursor });
  if (map.found === 0 && call.cursor !== from) map = new TextMap(text, { ...range, from });
  if (map.found > 0) call.cursor = map.end;
  return map;
}

function markedHooks(): NonNullable<MarkedExtension['hooks']> {
  return {
    processAllTokens(this: { options?: { extensions?: { childTokens?: Record<string, string[]> } | null } }, tokens) {
      if (current) {
        const childTokens = this.options?.extensions?.childTokens;
        // marked reads text with `\n` only.
        const text = current.text.includes('\r') ? current.text.replace(/\r\n?/g, '\n') : current.text;
        placeTokens(tokens as unknown as RawToken[], text, current.map(), { childTokens });
        if (hasPlaceholders(text)) restoreCode(tokens as unknown as RawToken[], current.post.items, { childTokens });
      }
      return tokens;
    },
  } as NonNullable<MarkedExtension['hooks']>;
}

type RendererThis = { parser: { parseInline(tokens: unknown): string } };
type TokenRenderer = (this: RendererThis, token: Placed & { tokens?: unknown }) => string | false;

/**
 * A heading's id and the title of its link are made of its text: of what the author wrote. Only where the text itself
 * stands, formulas are formulas.
 */
function renderWithSource(original: TokenRenderer, renderer: RendererThis, token: Placed & { tokens?: unknown }) {
  const items = current?.post.items ?? [];
  const html = items.length > 0 ? renderer.parser.parseInline(token.tokens) : '';
  if (!hasPlaceholders(html)) return original.call(renderer, token);
  const source = restoreSource(html, items, escapeHtml);
  const parser = { ...renderer.parser, parseInline: () => source };
  const result = original.call(Object.create(renderer, { parser: { value: parser } }) as RendererThis, token);
  const at = typeof result === 'string' ? result.lastIndexOf(source) : -1;
  if (typeof result !== 'string' || at === -1) return result;
  return result.slice(0, at) + html + result.slice(at + source.length);
}

/** hexo-renderer-marked hands out the same object each time. */
function wrapMarkedRenderer(renderer: Record<string, TokenRenderer>): void {
  for (const [method, element] of [
    ['link', 'a'],
    ['image', 'img'],
    ['heading', 'h'],
  ] as const) {
    const original = renderer[method];
    if (!original || wrappedFunctions.has(original)) continue;
    const wrapped: TokenRenderer = function (token) {
      const html = element === 'h' ? renderWithSource(original, this, token) : original.call(this, token);
      const position = token[tokenPosition];
      return typeof html === 'string' && position !== undefined ? withPosition(html, element, position) : html;
    };
    wrappedFunctions.add(wrapped);
    renderer[method] = wrapped;
  }
}
