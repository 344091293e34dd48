// Knows which place of which post is being rendered right now, so that what comes out of Markdown and tags can be
// traced to the author's file: takes out of a post what Markdown must not see and puts it back, wraps Hexo's Markdown
// renderers once, and hands marked an extension that notes positions on its tokens.

import type Hexo from 'hexo';
import type { MarkedExtension } from 'marked';
import { escapeHtml } from '../core/html.ts';
import type { RawToken } from '../core/source/align-tokens.ts';
import { hideTags } from '../core/source/hide-tags.ts';
import { hasPlaceholders, replacePlaceholders } from '../core/source/placeholders.ts';
import { decodeTags, restoreCode, restoreHtml, restoreTags } from '../core/source/restore.ts';
import { TextMap } from '../core/source/text-map.ts';
import { placeTokens, tokenPosition, withPosition, type Placed } from '../core/source/token-positions.ts';
import { withHexosMarks } from '../core/turned-marks.ts';
import { withAddress, withAuthoredAddress } from './authored-addresses.ts';
import { linkFrames, type LinkRenderer } from './link-frames.ts';
import { isDocument } from './post-pipeline.ts';
import { markdownNames } from './reading.ts';
import { tagCalls, runTags, wrapTags, type TagCallPlace } from './tag-calls.ts';
import { decideTemplates, runsTags } from './template-runs.ts';
import { trackPost, type TrackedPost } from './tracked-post.ts';
import type { Finding, RenderedPost } from './define-feature.ts';

export { currentTagPosition } from './tag-calls.ts';

interface Rendering {
  readonly post: TrackedPost;
  readonly text: string;
  readonly map: () => TextMap;
}

const early = -1100;
const late = 1100;

const tracked = new WeakMap<RenderedPost, TrackedPost>();
const wrappedFunctions = new WeakSet<object>();
/** Markdown is rendered synchronously. */
let current: Rendering | undefined;

/** The post, between its first filter and its first after Markdown. */
export function trackedPost(post: RenderedPost): TrackedPost | undefined {
  return tracked.get(post);
}

/** Is the Markdown that is read right now part of a post? Helpers of views and command lines render texts of their own. */
export function isPostBeingRendered(): boolean {
  return current !== undefined;
}

export function installSourceTracking(hexo: Hexo, report: (post: RenderedPost, finding: Finding) => void): void {
  const posts = new Map<string, TrackedPost>();
  const { filter } = hexo.extend;

  filter.register(
    'after_init',
    () => {
      wrapRenderers(hexo, posts);
      decideTemplates(hexo);
    },
    late,
  );
  filter.register(
    'before_post_render',
    (data: unknown) => {
      const post = data as RenderedPost;
      // What a tag renders by itself was read with its post.
      if (typeof post.content !== 'string' || (!isDocument(post) && tagCalls.getStore())) return;
      const state = trackPost(hexo, post, runsTags(hexo, post));
      tracked.set(post, state.tracked);
      post.content = state.content;
      if (!isDocument(post)) return;
      posts.set(String(post.source), state.tracked);
      if (state.tracked.templates === 'nunjucks') wrapTags(hexo, posts);
    },
    early,
  );
  // Between the two, other plugins change what is between tags as well.
  filter.register(
    'before_post_render',
    (data: unknown) => {
      const post = data as RenderedPost;
      const state = tracked.get(post);
      if (state?.templates !== 'tags') return;
      post.content = hideTags(post.content, state.raw, state.segments, state.items);
    },
    late,
  );
  filter.register(
    'after_post_render',
    async (data: unknown) => {
      const post = data as RenderedPost;
      const state = tracked.get(post);
      if (!state) return;
      // The copy has Hexo compute what it doesn't keep.
      let seen: RenderedPost | undefined;
      const html = await runTags(post.content, {
        hexo,
        tracked: state,
        context: () => (seen ??= { ...post }),
        report: isDocument(post)
          ? (finding) => {
              report(post, finding);
            }
          : undefined,
      });
      post.content =
        restoreHtml(html, state.items, { formulasAsSource: state.formulas !== 'build' }) + unreadText(state);
    },
    early,
  );
  filter.register(
    'after_post_render',
    (data: unknown) => {
      const post = data as RenderedPost;
      tracked.delete(post);
      posts.delete(String(post.source));
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
  let ownLink: unknown;
  filter.register(
    'marked:renderer',
    ((renderer: MarkedRenderer) => {
      ownLink ??= renderer['link'];
    }) as never,
    early,
  );
  filter.register(
    'marked:renderer',
    ((renderer: MarkedRenderer) => {
      wrapMarkedRenderer(renderer, ownLink);
    }) as never,
    late,
  );
}

/** What of a post isn't read, as it was written. */
function unreadText({ raw, readEnd }: TrackedPost): string {
  return readEnd === raw.length ? '' : `\n<pre class="paperlog-unread">${escapeHtml(raw.slice(readEnd))}</pre>\n`;
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
        const call = typeof data.path === 'string' ? undefined : tagCalls.getStore();
        try {
          const html = original.call(this, data, options);
          if (!call || typeof html !== 'string') return html;
          const { items } = call.post;
          return restoreTags(decodeTags(html, items), items, call.outputs);
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
    const { raw, segments, bodyStart, readEnd, items } = post;
    return { post, text, map: () => new TextMap(text, { raw, segments, items, from: bodyStart, to: readEnd }) };
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
        if (current.post.isFile) placeTokens(tokens as unknown as RawToken[], text, current.map(), { childTokens });
        if (hasPlaceholders(text)) restoreCode(tokens as unknown as RawToken[], current.post.items, { childTokens });
      }
      return tokens;
    },
  } as NonNullable<MarkedExtension['hooks']>;
}

type RendererThis = { parser: { parseInline(tokens: unknown): string } };
type TokenRenderer = (this: RendererThis, token: Placed & { tokens?: unknown; href?: unknown }) => string | false;

/**
 * A heading's id and the title of its link are made of its text: of what the author wrote, tags aside. Only where the
 * text itself stands, formulas are formulas.
 */
function renderWithSource(original: TokenRenderer, renderer: RendererThis, token: Placed & { tokens?: unknown }) {
  const items = current?.post.items ?? [];
  const named = withHexosMarks(token.tokens);
  if (items.length === 0 && named === token.tokens) return original.call(renderer, token);
  const html = renderer.parser.parseInline(token.tokens);
  const name = named === token.tokens ? html : renderer.parser.parseInline(named);
  if (name === html && !hasPlaceholders(html)) return original.call(renderer, token);
  // A tag is no part of an id, as on stock, where a comment stands for it.
  const source = replacePlaceholders(name, (index) => {
    const item = items[index];
    if (item?.kind === 'tag') return '<!--tag-->';
    // What looks like HTML is none either: ids stay what they are on stock.
    return item && (item.kind === 'text' && item.element ? item.source : escapeHtml(item.source));
  });
  const parser = { ...renderer.parser, parseInline: () => source };
  const result = original.call(Object.create(renderer, { parser: { value: parser } }) as RendererThis, token);
  const at = typeof result === 'string' ? result.lastIndexOf(source) : -1;
  if (typeof result !== 'string' || at === -1) return result;
  return result.slice(0, at) + html + result.slice(at + source.length);
}

/** hexo-renderer-marked throws at pictures whose address can't be one (`http://`), and Hexo leaves the post empty. */
function renderWithAddress(original: TokenRenderer, renderer: RendererThis, token: Parameters<TokenRenderer>[0]) {
  try {
    return original.call(renderer, token);
  } catch (error) {
    if (!(error instanceof TypeError) || typeof token.href !== 'string' || URL.canParse(token.href)) throw error;
    const rendered = original.call(renderer, { ...token, href: '#' });
    return typeof rendered === 'string' ? withAddress(rendered, token.href) : rendered;
  }
}

type MarkedRenderer = Record<string, TokenRenderer>;

/**
 * hexo-renderer-marked hands out the same object each time.
 * @param ownLink its method for links, as no other plugin has changed it
 */
function wrapMarkedRenderer(renderer: MarkedRenderer, ownLink: unknown): void {
  for (const [method, element] of [
    ['link', 'a'],
    ['image', 'img'],
    ['heading', 'h'],
  ] as const) {
    const given = renderer[method];
    if (!given || wrappedFunctions.has(given)) continue;
    const original = given === ownLink ? (linkFrames(given as LinkRenderer) as TokenRenderer) : given;
    const wrapped: TokenRenderer = function (token) {
      const rendered =
        element === 'h' ? renderWithSource(original, this, token) : renderWithAddress(original, this, token);
      if (typeof rendered !== 'string') return rendered;
      const html = typeof token.href === 'string' ? withAuthoredAddress(rendered, token.href) : rendered;
      const position = token[tokenPosition];
      return position === undefined ? html : withPosition(html, element, position);
    };
    wrappedFunctions.add(wrapped);
    renderer[method] = wrapped;
  }
}
