// Which tag of which post runs right now, and the running itself: the functions that Hexo's registry knows, called
// with what the author wrote between `{% name` and `%}` and between the tags.

import { AsyncLocalStorage } from 'node:async_hooks';
import type Hexo from 'hexo';
import type { Position } from '../core/diagnostic.ts';
import { escapeHtml } from '../core/html.ts';
import { placeholdersIn } from '../core/source/placeholders.ts';
import type { TakenTag } from '../core/source/protect.ts';
import { withoutRawMarks } from '../core/source/raw-marks.ts';
import { decodeTags, restoreSource, restoreTags } from '../core/source/restore.ts';
import { verbatimTags } from '../core/source/scan.ts';
import { segmentIndexAt } from '../core/source/segments.ts';
import { splitTagArguments } from '../core/source/tag-arguments.ts';
import { placeTagOutput } from '../core/source/token-positions.ts';
import type { Finding, RenderedPost } from './define-feature.ts';
import { hexoModule } from './front-matter.ts';
import { missingPost, type MissingPost } from './missing-post.ts';
import { isPromise, whilePending } from './pending.ts';
import { tagExtensions, type TagExtension } from './tag-registry.ts';
import type { TrackedPost } from './tracked-post.ts';

export interface TagCallPlace {
  readonly post: TrackedPost;
  /** Of the opening. */
  readonly start: number;
  readonly end: number;
  /** Where the body ends; `end` for a tag without one. */
  readonly bodyEnd: number;
  /** A tag may render its body in parts: each begins where the last one ended. */
  cursor: number;
  /** What the tags in the body made of themselves, by their placeholders. */
  readonly outputs: ReadonlyMap<number, string>;
}

export const tagCalls = new AsyncLocalStorage<TagCallPlace>();

/** The opening of the tag that runs right now, in the author's file. */
export function currentTagPosition(): Position | undefined {
  const call = tagCalls.getStore();
  return call?.post.isFile ? call.post.text.positionAt(call.start) : undefined;
}

const noOutputs: ReadonlyMap<number, string> = new Map();

export interface TagRun {
  readonly hexo: Hexo;
  readonly tracked: TrackedPost;
  /** What tags see as `this`; asked for where there are tags. */
  readonly context: () => RenderedPost;
  /** Without it, a tag's error is thrown. */
  readonly report: ((finding: Finding) => void) | undefined;
}

/** `html` with the results of its tags, run in the order in which they stand. */
export async function runTags(html: string, run: TagRun): Promise<string> {
  const { items } = run.tracked;
  const decoded = decodeTags(html, items);
  return restoreTags(decoded, items, await outputsIn(decoded, run));
}

async function outputsIn(text: string, run: TagRun): Promise<ReadonlyMap<number, string>> {
  let outputs: Map<number, string> | undefined;
  for (const { index } of placeholdersIn(text)) {
    const item = run.tracked.items[index];
    if (item?.kind === 'tag') (outputs ??= new Map<number, string>()).set(index, await runTag(item, run));
  }
  return outputs ?? noOutputs;
}

async function runTag(tag: TakenTag, run: TagRun): Promise<string> {
  const { hexo, tracked, report } = run;
  const { items } = tracked;
  if (tag.name === 'raw' || tag.name === 'verbatim') return rawOutput(hexo, tag.body ?? '');
  const extension = tagExtensions(hexo)[tag.name];
  if (!extension) return escapeHtml(tag.source);
  const isVerbatim = verbatimTags.has(tag.name);
  const written = tag.body ?? '';
  const body = trimBody(hexo, isVerbatim ? withoutRawMarks(restoreSource(written, items)) : written);
  const outputs = isVerbatim ? noOutputs : await outputsIn(body, run);
  const { start, openingEnd, bodyEnd } = tag;
  const cursor = bodyEnd > openingEnd ? openingEnd : start;
  const call: TagCallPlace = { post: tracked, start, end: openingEnd, bodyEnd, cursor, outputs };
  const args = splitTagArguments(tag.argumentText);
  // Tags take their arguments off the list.
  const writtenArgs = [...args];
  const context = run.context();
  let output: unknown;
  try {
    const result: unknown = tagCalls.run(call, () => extension.fn.call(context, args, body));
    output = await whilePending(() => `{% ${tag.name} %} in ${context.source ?? 'a text'}`, result);
  } catch (cause) {
    if (!report) throw cause;
    const fault = isMissingPost(cause) ? missingPost(hexo, tag.name, writtenArgs) : undefined;
    report(tagFailure(tag, tracked, cause, fault));
    return escapeHtml(tag.source);
  }
  if (output === undefined && /^asset_(?:img|link|path)$/.test(tag.name))
    report?.(missingAsset(tag, tracked, writtenArgs));
  if (output === undefined && tag.name === 'post_path') {
    // Hexo leaves nothing behind, which in a link is the page itself.
    const failure = tagFailure(tag, tracked, undefined, missingPost(hexo, tag.name, writtenArgs));
    report?.({ ...failure, severity: 'warning' });
  }
  const html = restoreTags(textOf(output), items, outputs);
  return tracked.isFile ? placeTagOutput(html, tracked.raw, start, openingEnd) : html;
}

/** As Nunjucks writes values. */
function textOf(output: unknown): string {
  if (typeof output === 'string') return output;
  return output === undefined || output === null ? '' : String(output as number);
}

/** As Hexo gives bodies to tags. */
function trimBody(hexo: Hexo, body: string): string {
  const { stripIndent } = hexoModule(hexo, 'hexo-util') as { stripIndent: (text: string) => string };
  return stripIndent(body).replace(/^\n?|\n?$/g, '');
}

const fences = /^[ \t]*(`{3,}|~{3,})[^\n]*\n(?:[^\n]*\n)*?[ \t]*\1[`~]*[ \t]*$/gm;

/** HTML as it is; fences, which authors put into `raw` as well, are code nevertheless. */
function rawOutput(hexo: Hexo, body: string): string {
  if (!body.includes('```') && !body.includes('~~~')) return body;
  return body.replace(fences, (text) => hexo.render.renderSync({ text, engine: 'markdown' }) as string);
}

/** Hexo's tags for files beside a post leave nothing behind if the file isn't there. */
function missingAsset({ name, start }: TakenTag, tracked: TrackedPost, args: readonly string[]): Finding {
  const isPicture = name === 'asset_img';
  const file = args.find((argument) => /\.\w+$/.test(argument)) ?? args[0] ?? '';
  return {
    rule: isPicture ? 'missing-image' : 'missing-asset',
    severity: 'warning',
    message: `There is no ${isPicture ? 'picture' : 'file'} "${file}" for {% ${name} %}; readers see nothing.`,
    remedy: "Put it into the folder that is named like the post's file, with post_asset_folder: true in _config.yml.",
    ...(tracked.isFile && { at: tracked.text.positionAt(start) }),
  };
}

/** As Hexo's `post_link` says it. */
function isMissingPost(cause: unknown): boolean {
  return cause instanceof Error && cause.message.startsWith('Post not found: ');
}

/** @param fault what is known of the failure */
function tagFailure({ name, start }: TakenTag, tracked: TrackedPost, cause: unknown, fault?: MissingPost): Finding {
  return {
    rule: 'tag-failed',
    severity: 'error',
    message: `{% ${name} %} failed: ${cause instanceof Error ? cause.message : String(cause)}`,
    remedy:
      'Mend what is written between "{%" and "%}"; what the tag takes is in the documentation of what it comes from.',
    ...fault,
    ...(tracked.isFile && { at: tracked.text.positionAt(start) }),
  };
}

/** The tag at `start`, for Nunjucks' way of calling tags. */
export function tagCallAt(post: TrackedPost, start: number): TagCallPlace | undefined {
  const index = segmentIndexAt(post.segments, start);
  const opening = post.segments[index];
  if (opening?.start !== start) return undefined;
  const bodyEnd = post.segments[post.structure.closings.get(index) ?? -1]?.start ?? opening.end;
  const cursor = bodyEnd > opening.end ? opening.end : start;
  return { post, start, end: opening.end, bodyEnd, cursor, outputs: noOutputs };
}

const mark = /^\uFFFCat(\d+)$/;
const wrappedFunctions = new WeakSet<object>();

/** Where Nunjucks calls tags, their place is their last argument. Tags may be registered at any time. */
export function wrapTags(hexo: Hexo, posts: ReadonlyMap<string, TrackedPost>): void {
  const extensions: Readonly<Record<string, TagExtension | undefined>> = tagExtensions(hexo);
  for (const extension of Object.values(extensions)) {
    if (!extension || typeof extension.fn !== 'function' || wrappedFunctions.has(extension.fn)) continue;
    const original = extension.fn;
    const wrapped = function (this: unknown, args: string[], body?: string): unknown {
      const last = args.at(-1);
      const start = Number(typeof last === 'string' ? mark.exec(last)?.[1] : undefined);
      if (Number.isNaN(start)) return original.call(this, args, body);
      const plain = args.slice(0, -1);
      const post = posts.get(String((this as RenderedPost).source));
      const call = post && tagCallAt(post, start);
      if (!call) return original.call(this, plain, body);
      const place = (output: unknown): unknown =>
        typeof output === 'string' ? placeTagOutput(output, call.post.raw, call.start, call.end) : output;
      const output = tagCalls.run(call, () => original.call(this, plain, body));
      return isPromise(output) ? output.then(place) : place(output);
    };
    wrappedFunctions.add(wrapped);
    extension.fn = wrapped;
  }
}
