// Knows which place of which post is being rendered right now, so that what comes out of Markdown and tags can be
// traced to the author's file. Markdown and tags run synchronously once they begin, so that one variable is enough.

import path from 'node:path';
import type Hexo from 'hexo';
import type { MarkedExtension } from 'marked';
import { alignTokens, type AlignableToken, type SourceCursor, type TokenPositions } from '../core/align-tokens.ts';
import type { Position } from '../core/diagnostic.ts';
import { positionAttribute } from '../core/positions.ts';
import { segmentSource, type SourceSegments, type TagSegment } from '../core/source-segments.ts';
import { SourceText } from '../core/source-text.ts';
import type { RenderedPost } from './define-feature.ts';

interface TrackedPost {
  readonly source: string;
  readonly bodyStart: number;
  segments: SourceSegments | undefined;
  /** How many tags of each name have run. */
  readonly runs: Map<string, number>;
}

const posts = new Map<string, TrackedPost>();
let rendering: SourceCursor | undefined;
let runningTag: { readonly post: TrackedPost; readonly segment: TagSegment; readonly cursor: SourceCursor } | undefined;
const positions: TokenPositions = new WeakMap();

/** Before a post's Markdown is rendered. */
export function trackPost(hexo: Hexo, post: RenderedPost): void {
  const source = post.raw ?? '';
  const body = typeof post['_content'] === 'string' ? post['_content'] : '';
  const bodyStart = source.endsWith(body) ? source.length - body.length : 0;
  posts.set(path.join(hexo.source_dir, String(post.source)), {
    source,
    bodyStart,
    segments: undefined,
    runs: new Map(),
  });
}

/** After it. */
export function forgetPost(hexo: Hexo, post: RenderedPost): void {
  posts.delete(path.join(hexo.source_dir, String(post.source)));
}

function segmentsOf(post: TrackedPost): SourceSegments {
  return (post.segments ??= segmentSource(post.source, post.bodyStart));
}

/** The opening of the tag that runs right now, in the author's file. */
export function currentTagPosition(): Position | undefined {
  return runningTag && new SourceText(runningTag.post.source).positionAt(runningTag.segment.start);
}

/** For marked: records where tokens come from. */
export const trackTokens: MarkedExtension = {
  hooks: {
    processAllTokens(tokens) {
      if (rendering) alignTokens(tokens as unknown as AlignableToken[], rendering, positions, positionAttribute);
      return tokens;
    },
  },
};

type RenderMethod = (this: unknown, token: object) => string;
const wrapped = new WeakSet();

/** hexo-renderer-marked keeps one renderer for all texts: its methods are wrapped once. */
export function annotateRenderer(renderer: Record<string, RenderMethod | undefined>): void {
  if (wrapped.has(renderer)) return;
  wrapped.add(renderer);
  for (const name of ['link', 'image', 'heading']) {
    const original = renderer[name];
    if (!original) continue;
    renderer[name] = function (token) {
      const html = original.call(this, token);
      const position = positions.get(token);
      if (position === undefined) return html;
      return html.replace(/<(?:a|img|h[1-6])(?=[\s>])/, (tag) => `${tag} ${positionAttribute}="${position}"`);
    };
  }
}

type Renderer = ((data: { text?: string; path?: string }, options?: unknown) => unknown) & {
  disableNunjucks?: boolean;
};

/** Once everything is registered: Markdown renderers tell which post they render, tags tell which of them runs. */
export function trackRenderers(hexo: Hexo): void {
  const { store, storeSync } = hexo.extend.renderer as unknown as Record<
    'store' | 'storeSync',
    Record<string, Renderer>
  >;
  const made = new Map<Renderer, Renderer>();
  for (const registry of [store, storeSync]) {
    for (const extension of ['md', 'markdown', 'mkd', 'mkdn', 'mdwn', 'mdtxt', 'mdtext']) {
      const original = registry[extension];
      if (!original) continue;
      let tracked = made.get(original);
      if (!tracked) {
        tracked = Object.assign(trackedRenderer(original), original);
        made.set(original, tracked);
      }
      registry[extension] = tracked;
    }
  }
  trackTags(hexo);
}

function trackedRenderer(original: Renderer): Renderer {
  return function (this: unknown, data, options) {
    const before = rendering;
    rendering = cursorFor(data.path);
    try {
      return original.call(this, data, options);
    } finally {
      rendering = before;
    }
  };
}

function cursorFor(file: string | undefined): SourceCursor | undefined {
  if (file === undefined) return runningTag?.cursor;
  const post = posts.get(file);
  if (!post) return undefined;
  return { source: post.source, hidden: segmentsOf(post).hidden, offset: post.bodyStart, end: post.source.length };
}

interface TagExtension {
  fn: (this: { source?: string }, args: unknown, body: unknown) => unknown;
}

function trackTags(hexo: Hexo): void {
  const { env } = hexo.extend.tag as unknown as { env: { extensions: Record<string, TagExtension> } };
  for (const [name, extension] of Object.entries(env.extensions)) {
    const original = extension.fn;
    if (typeof original !== 'function' || wrapped.has(extension)) continue;
    wrapped.add(extension);
    extension.fn = function (args, body) {
      const before = runningTag;
      runningTag = nextRun(hexo, name, this.source);
      try {
        return original.call(this, args, body);
      } finally {
        runningTag = before;
      }
    };
  }
}

/** Tags of one name run in the order of the text, inner ones first. */
function nextRun(hexo: Hexo, name: string, source: string | undefined): typeof runningTag {
  const post = source === undefined ? undefined : posts.get(path.join(hexo.source_dir, source));
  if (!post) return undefined;
  const index = post.runs.get(name) ?? 0;
  post.runs.set(name, index + 1);
  const { tags, hidden } = segmentsOf(post);
  const segment = tags.filter((tag) => tag.name === name)[index];
  if (!segment) return undefined;
  return { post, segment, cursor: { source: post.source, hidden, offset: segment.bodyStart, end: segment.bodyEnd } };
}
