// after_post_render: one parse, all passes that need the post, one serialisation.

import type { Diagnostic, Position } from '../core/diagnostic.ts';
import { indexInParent, isElement, parseHtml, serializeHtml, type Element, type Root } from '../core/html.ts';
import { positionAttribute, readPosition, stripPositions } from '../core/positions.ts';
import { withHiddenHtml } from '../core/hidden-html.ts';
import { SourceText } from '../core/source-text.ts';
import { moreMark, splitAtMore, splitTreeAtMore } from '../core/excerpt.ts';
import { blogFile, guarded, type Engine } from './engine.ts';
import type { OrderedPass } from './order-passes.ts';
import type { PostRecord } from './post-record.ts';
import { formulaReading, isMarkdown, isOwnDocument, layoutOf } from './reading.ts';
import type { Finding, PassContext, PostInfo, RenderedPost } from './define-feature.ts';

/** Hexo renders other texts through the same filters (snippets of tags and helpers); those have no file. */
export function isDocument(post: RenderedPost): boolean {
  return typeof post.source === 'string' && typeof post.raw === 'string';
}

const mayHaveHtml = /<[A-Za-z/!?]|\{%/;

export function postInfo(engine: Engine, post: RenderedPost): PostInfo {
  let path: string | undefined;
  return {
    file: blogFile(engine.hexo, post.source ?? ''),
    title: typeof post['title'] === 'string' ? post['title'] : '',
    // Hexo computes it at each look.
    get path() {
      return (path ??= pathOf(post));
    },
    layout: layoutOf(post),
    raw: post.raw ?? '',
    hasHtml: !isMarkdown(post) || mayHaveHtml.test(post.raw ?? ''),
    formulas: formulaReading(engine.hexo, post) === 'build',
    data: post,
  };
}

function pathOf({ path }: RenderedPost): string {
  return typeof path === 'string' ? path : '';
}

/** What is found in and kept with one post while it is rendered: by tags first, then by passes. */
export class PostFindings {
  readonly #bySource = new Map<string, Diagnostic[]>();
  readonly #kept = new Map<string, Record<string, unknown>>();

  begin(source: string): void {
    this.#bySource.set(source, []);
    this.#kept.delete(source);
  }

  keep(source: string, name: string, value: unknown): void {
    this.#kept.set(source, { ...this.#kept.get(source), [name]: value });
  }

  add(source: string, diagnostic: Diagnostic): void {
    const list = this.#bySource.get(source);
    if (list) list.push(diagnostic);
    else this.#bySource.set(source, [diagnostic]);
  }

  end(source: string): PostRecord {
    const diagnostics = this.#bySource.get(source) ?? [];
    const kept = this.#kept.get(source);
    this.#bySource.delete(source);
    this.#kept.delete(source);
    return { diagnostics, ...(kept && { kept }) };
  }
}

/**
 * HTML of the author's or of a tag: a `</div>` too many would end the theme's own, and an element that stays open would
 * swallow the rest of the page. What Markdown alone makes is balanced, references to characters that there aren't aside.
 */
const mayBeUnbalanced = ({ hasHtml, raw }: PostInfo): boolean => hasHtml || /&\w+;/.test(raw);

/** Runs the passes that need this post and mends excerpt and rest; changes `post` in place. */
export async function runPasses(
  engine: Engine,
  passes: readonly OrderedPass[],
  findings: PostFindings,
  post: RenderedPost,
): Promise<void> {
  const info = postInfo(engine, post);
  if (isOwnDocument(post)) {
    // Taken for a part of a page it would lose doctype, head and body.
    post.content = stripPositions(post.content);
    renewExcerpt(post, undefined);
    return;
  }
  const source = new SourceText(info.raw);
  const html = withHiddenHtml(post.content);
  const isNeeded = ({ needs }: OrderedPass['pass']): boolean =>
    typeof needs === 'function' ? needs(html, info) : needs !== 'parsed' && needs.test(html);
  const needed = passes.filter(({ pass }) => isNeeded(pass));

  const parsed = needed.length > 0 || mayBeUnbalanced(info);
  if (parsed) {
    const prepared = new Map<string, unknown>();
    for (const { owner } of needed) {
      const { feature, env } = owner;
      if (!feature.prepare || prepared.has(feature.name)) continue;
      const facts = guarded(feature.name, 'prepare', info.file, (): unknown => feature.prepare?.(env, info, html));
      prepared.set(feature.name, facts instanceof Promise ? await facts : facts);
    }
    needed.push(...passes.filter(({ pass }) => pass.needs === 'parsed'));
    const tree = parseHtml(post.content);
    const site = engine.features[0]?.env.site ?? { url: '', root: '/', language: 'en' };
    for (const { pass, owner } of needed) {
      const context: PassContext<unknown, unknown> = {
        post: info,
        config: owner.env.config,
        site,
        prepared: prepared.get(owner.feature.name),
        report: (finding) => {
          findings.add(String(post.source), toDiagnostic(info.file, source, finding));
        },
        position: (node, part) => elementPosition(source, node, part),
        keep: (name, value) => {
          findings.keep(String(post.source), name, value);
        },
      };
      const run = guarded(owner.feature.name, `pass ${pass.name}`, info.file, () => pass.run(tree, context));
      if (run instanceof Promise) await run;
    }
    // Finished HTML in the tree may have places of its own.
    post.content = stripPositions(serializeHtml(tree, positionAttribute));
    renewExcerpt(post, tree);
  } else {
    post.content = stripPositions(post.content);
    renewExcerpt(post, undefined);
  }
}

/** Hexo cuts the excerpt out of the text, in the middle of whatever is open there, and before the passes ran. */
function renewExcerpt(post: RenderedPost, tree: Root | undefined): void {
  const hasMark = post.content.includes(moreMark);
  const halves = hasMark ? (tree ? splitTreeAtMore(tree) : splitAtMore(post.content)) : undefined;
  if (halves) {
    post['excerpt'] = stripPositions(halves.excerpt);
    post['more'] = stripPositions(halves.more);
    return;
  }
  if (typeof post['excerpt'] === 'string') post['excerpt'] = stripPositions(post['excerpt']);
  if (tree || typeof post['more'] === 'string') post['more'] = post.content;
}

export function toDiagnostic(file: string, source: SourceText, finding: Finding): Diagnostic {
  const { rule, severity, message, remedy, at, part } = finding;
  const position =
    at === undefined
      ? undefined
      : 'line' in at
        ? at
        : (elementPosition(source, at, part) ?? nearestPosition(source, at));
  return { rule, severity, file, line: position?.line ?? 1, column: position?.column ?? 1, message, remedy };
}

function elementPosition(source: SourceText, node: Element, part: 'url' | undefined): Position | undefined {
  const offsets = readPosition(node);
  if (!offsets) return undefined;
  return source.positionAt(part === 'url' ? (offsets.url ?? offsets.start) : offsets.start);
}

/** For what a tag or plugin made: the closest thing before or around it that the author wrote. */
function nearestPosition(source: SourceText, node: Element): Position | undefined {
  let current: Element = node;
  for (;;) {
    const parent = current.parentNode;
    if (!parent) return undefined;
    const index = indexInParent(current);
    for (let before = index - 1; before >= 0; before--) {
      const sibling = parent.childNodes[before];
      const found = isElement(sibling) ? elementPosition(source, sibling, undefined) : undefined;
      if (found) return found;
    }
    if (!isElement(parent)) return undefined;
    const found = elementPosition(source, parent, undefined);
    if (found) return found;
    current = parent;
  }
}
