// The contract between a feature and the engine: what a feature may declare and what it is given.
// The engine (install.ts and its neighbours) is the only code that turns this into Hexo's hooks.

import type Hexo from 'hexo';
import type { MarkedExtension } from 'marked';
import type { z } from 'zod';
import type { Diagnostic, Position, Severity } from '../core/diagnostic.ts';
import type { MarkedText } from '../core/find-marks.ts';
import type { Element, Root } from '../core/html.ts';
import type { Segment } from '../core/source/segments.ts';
import type { TagStructure } from '../core/source/tag-structure.ts';
import type { VanishingElement } from '../core/source/vanishing-elements.ts';
import type { SourceFile } from './source-file.ts';

/** A finding before the engine adds the file and, where only an element is known, the position. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  /** An element of the post (its place in the author's file is looked up) or a place in the author's file. */
  readonly at?: Element | Position;
  /** With an element: the place of its address (`href`, `src`) instead of where it begins. */
  readonly part?: 'url';
}

/** A post or page as passes and tags see it. */
export interface PostInfo {
  /** Relative to the blog's folder, with forward slashes: `source/_posts/a.md`. */
  readonly file: string;
  readonly title: string;
  /** Path below the site's root, as in Hexo's `post.path`. */
  readonly path: string;
  /** None, if the theme has no part in the page. */
  readonly layout: string | undefined;
  /** The whole file as the author wrote it, front matter included (CRLF already turned into LF by Hexo). */
  readonly raw: string;
  /** Whether there may be HTML in it, an author's or a tag's: what Markdown alone makes is known. */
  readonly hasHtml: boolean;
  /** Whether `$…$` and the like are formulas in it. */
  readonly formulas?: boolean;
  /** Front matter and everything else Hexo knows of the post; read-only for passes. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface SiteInfo {
  readonly url: string;
  /** Begins and ends with a slash. */
  readonly root: string;
  readonly language: string;
}

/** What a pass has kept with a post or page (`PassContext.keep`). */
export interface Kept<T> {
  /** Relative to the blog: `source/_posts/a.md`. */
  readonly file: string;
  readonly title: string;
  /** Below the site's root. */
  readonly path: string;
  readonly value: T;
}

export interface FeatureEnvironment<C> {
  readonly hexo: Hexo;
  /** The feature's checked configuration with defaults filled in; always the current one. */
  readonly config: C;
  readonly site: SiteInfo;
  /** A finding about the site as a whole; `scope` groups findings that replace each other. */
  readonly report: (scope: string, ...diagnostics: Diagnostic[]) => void;
  /** Whether this file (relative to the blog) already has an error: more about it would only be noise. */
  readonly hasErrors: (file: string) => boolean;
  /**
   * What passes have kept under this name with all posts and pages, rendered now or in an earlier build, by file. For
   * checks and commands (load the site first: `loadSite`); complete from the end of rendering on.
   */
  readonly kept: <T>(name: string) => readonly Kept<T>[];
}

export interface PassContext<C, P> {
  readonly post: PostInfo;
  readonly config: C;
  readonly site: SiteInfo;
  /** What the feature's `prepare` returned for this post. */
  readonly prepared: P;
  readonly report: (finding: Finding) => void;
  /** Where the author wrote this element; `undefined` if a tag or plugin made it. */
  readonly position: (node: Element, part?: 'url') => Position | undefined;
  /**
   * Keeps data with the post, in its place in db.json, until the post is rendered again: what checks over the whole
   * site and commands want to know without rendering (`FeatureEnvironment.kept`). `value` must survive JSON; the name
   * is shared by all features, so begin it with the feature's: `links`, `links-records`.
   */
  readonly keep: (name: string, value: unknown) => void;
}

/**
 * A pure function over a post's parsed HTML. It changes the tree in place and reads no file and no network. It may be
 * asynchronous only to load a package that few posts need.
 */
export interface Pass<C = unknown, P = unknown> {
  readonly name: string;
  /** Names of passes that run before this one; unknown names are ignored, so features can be removed. */
  readonly after?: readonly string[];
  readonly before?: readonly string[];
  /**
   * A cheap test of the post's HTML: if no pass needs the post, it isn't even parsed. `'parsed'`: reads, behind all
   * others, what they have made of a post that is parsed anyway.
   */
  readonly needs: RegExp | 'parsed' | ((html: string, post: PostInfo) => boolean);
  run(tree: Root, context: PassContext<C, P>): void | Promise<void>;
}

export interface TagCall<C> {
  readonly hexo: Hexo;
  readonly name: string;
  readonly args: readonly string[];
  /** Text between the tags, without the common indentation; `''` for a tag without an end. */
  readonly body: string;
  readonly post: PostInfo;
  readonly config: C;
  readonly site: SiteInfo;
  /** Renders Markdown as in the post's body; positions of links inside stay the author's. */
  readonly markdown: (source: string) => string;
  /** Without `at`, the finding stands at the opening tag. */
  readonly report: (finding: Finding) => void;
}

export interface TagDefinition<C = unknown> {
  /** `true` for `{% name %} … {% endname %}`. */
  readonly block?: boolean;
  /** `true` if `render` never returns a promise: such a tag may also stand in tags of plugins that can't wait. */
  readonly sync?: boolean;
  render(call: TagCall<C>): string | Promise<string>;
}

/** Hexo's locals of a view, as far as helpers of ours use them. */
export type ViewLocals = Record<string, unknown> & { page: Record<string, unknown>; path: string };

/** A style sheet of the feature that continues one of a package. */
export interface StyleSheet {
  readonly name: string;
  /** Styles that come before those of the file. */
  readonly before: () => string;
}

/** For pages that contain `used`, once per page; styles and scripts are files of the feature's folder. */
export interface PageAssets {
  /** Text that only pages with this feature contain, e.g. `class="paperlog-columns`, or several such texts. */
  readonly used: string | readonly string[];
  readonly styles?: readonly (string | StyleSheet)[];
  readonly scripts?: readonly string[];
}

export interface PageContext<C> {
  readonly hexo: Hexo;
  readonly config: C;
  readonly site: SiteInfo;
  /** Hexo's locals of the page. */
  readonly locals: ViewLocals;
}

/** A finished page; put together once, since with each change to a whole page all of it would be copied. */
export interface Page {
  /** Up to `</head>` and with it; empty in a page that has none. */
  readonly head: string;
  readonly rest: string;
  /** From the last `</body>` on. */
  readonly end: string;
}

/** Where the mark of a page pass stands. */
export interface FoundOnPage {
  /** In the page's `rest`. */
  readonly shown: MarkedText;
  /** In HTML that readers see once they have given the page's password; `''` almost always. Tell nothing of it. */
  readonly encrypted: MarkedText;
}

/** What becomes of a page. */
export interface PageChange {
  /** HTML that is put before `</head>`. */
  readonly head?: string;
  /** Before `</body>`. */
  readonly body?: string;
  /** Called on the page as filters before ours have changed it. */
  readonly change?: (page: Page) => Page;
}

/** For finished pages that contain a text; all features share one walk that looks for it. */
export interface PagePass<C> {
  readonly used: string;
  /** Cheap and linear; `undefined` if the page isn't concerned after all. */
  run(found: FoundOnPage, context: PageContext<C>): PageChange | undefined;
}

export interface OptionDefinition {
  /** As typed, with its value: `--json`, `-f, --force`, `--post <file>`. */
  readonly name: string;
  readonly desc: string;
}

export interface CommandDefinition<C = unknown> {
  readonly description: string;
  /** E.g. `<folder>`. */
  readonly usage?: string;
  readonly arguments?: readonly { readonly name: string; readonly desc: string }[];
  readonly options?: readonly OptionDefinition[];
  /** Returns the exit code; nothing means 0. Throw `UserError` for a message without a stack. */
  run(env: FeatureEnvironment<C>, args: CommandArguments): Promise<number | void>;
}

/** minimist's result with camel-cased keys, as hexo-cli passes it; `_` are the positional arguments. */
export type CommandArguments = Record<string, unknown> & { _: string[] };

/** Findings over the whole site, once all posts are rendered and routes are known, before a file is written. */
export interface Check<C = unknown> {
  readonly name: string;
  run(env: FeatureEnvironment<C>): Iterable<Diagnostic> | Promise<Iterable<Diagnostic>>;
}

export type StaleTest = (post: { readonly file: string; readonly kept: (name: string) => unknown }) => boolean;

export interface SourceOffsetFinding extends Omit<Finding, 'at' | 'part'> {
  /** In the author's file. */
  readonly offset: number;
}

/** A post as the scanner has read it. */
export interface ScannedPost {
  /** The author's file, as far as it is read. */
  readonly text: string;
  /** That is all of it. */
  readonly isWhole: boolean;
  readonly segments: readonly Segment[];
  /** Front matter. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Formulas are looked for, and rendered by us. */
  readonly hasFormulas: boolean;
  readonly structure: TagStructure;
  /** What looks like elements of HTML and isn't. */
  readonly vanishing: readonly VanishingElement[];
  /** Names of all tags that are registered. */
  readonly tagNames: () => readonly string[];
  readonly report: (finding: SourceOffsetFinding) => void;
}

/** Hexo's own hooks, for what has no better place; each is wrapped so that an error names feature and hook. */
export interface Hooks<C> {
  /** After all plugins and the theme are loaded: override theirs here. */
  readonly afterInit?: (env: FeatureEnvironment<C>) => void | Promise<void>;
  /**
   * A post or page was read because it is new or changed (or was faulty the last time): look at it before Hexo does.
   * A reported error keeps the file out of the site; what is reported is kept with the file until it changes.
   */
  readonly readSource?: (env: FeatureEnvironment<C>, file: SourceFile) => void | Promise<void>;
  /** A file of `source/_data` was read because it is new or changed; a reported error keeps it out of the site. */
  readonly readData?: (env: FeatureEnvironment<C>, file: SourceFile) => void;
  /**
   * Posts rendered in an earlier build are used again if neither they nor our code or configuration changed. What they
   * were rendered with besides (records, pictures) is the feature's to compare: called once before each rendering, it
   * returns a cheap test of one post, `true` if that must be rendered again. `kept` reads what a pass has kept with it.
   */
  readonly findStale?: (env: FeatureEnvironment<C>) => StaleTest | Promise<StaleTest>;
  /** Sources are read, nothing is rendered; runs before Hexo renders posts. */
  readonly beforeGenerate?: (env: FeatureEnvironment<C>) => void | Promise<void>;
  /** What is code, formula, tag and text in a post, before anything of it is rendered. */
  readonly scanned?: (env: FeatureEnvironment<C>, post: ScannedPost) => void | Promise<void>;
  /** The post's Markdown; change `post.content`. */
  readonly beforePostRender?: (env: FeatureEnvironment<C>, post: RenderedPost) => void | Promise<void>;
  /** The post's HTML after all passes. */
  readonly afterPostRender?: (env: FeatureEnvironment<C>, post: RenderedPost) => void | Promise<void>;
  /** Routes are known. */
  readonly afterGenerate?: (env: FeatureEnvironment<C>) => void | Promise<void>;
  readonly beforeExit?: (env: FeatureEnvironment<C>) => void | Promise<void>;
}

/** Hexo's post document while it is rendered. */
export type RenderedPost = Record<string, unknown> & { content: string; source?: string; raw?: string };

export interface GeneratedRoute {
  readonly path: string;
  readonly data?: unknown;
  readonly layout?: string | readonly string[];
}

export interface Feature<C = unknown, P = unknown> {
  /** Kebab-case; also the name of the folder and, in camel case, of the key below `paperlog:`. */
  readonly name: string;
  /** Schema of `paperlog.<name>` with a hint (`describe`) and a default for every key. */
  readonly config?: z.ZodType<C>;
  /** Schemas of the front matter keys this feature reads, by key. */
  readonly frontMatter?: Readonly<Record<string, z.ZodType>>;
  /** At load, before anything is read: for what must be set for the whole process. */
  readonly setup?: (env: FeatureEnvironment<C>) => void;
  /** Handed to `marked.use` at each render; called once, so keep no state between posts. */
  readonly markdown?: (env: FeatureEnvironment<C>) => MarkedExtension | readonly MarkedExtension[];
  readonly tags?: Readonly<Record<string, TagDefinition<C>>>;
  /** Effects for the passes of one post (sizes of pictures, records): runs only if one of the passes needs the post. */
  readonly prepare?: (env: FeatureEnvironment<C>, post: PostInfo, html: string) => P | Promise<P>;
  readonly passes?: readonly Pass<C, P>[];
  readonly helpers?: Readonly<
    Record<string, (env: FeatureEnvironment<C>) => (this: ViewLocals, ...args: never[]) => unknown>
  >;
  readonly page?: PageAssets;
  readonly pagePass?: PagePass<C>;
  /** What parts of this feature are in a feed, where there are no styles of ours: HTML to HTML, cheap and linear. */
  readonly feedPass?: (html: string) => string;
  readonly generators?: Readonly<
    Record<string, (env: FeatureEnvironment<C>) => readonly GeneratedRoute[] | Promise<readonly GeneratedRoute[]>>
  >;
  readonly checks?: readonly Check<C>[];
  readonly commands?: Readonly<Record<string, CommandDefinition<C>>>;
  readonly hooks?: Hooks<C>;
}

/** Any feature, its own types forgotten: what `main.ts` lists. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- features of different types in one list
export type AnyFeature = Feature<any, any>;

/** Declares a feature; gives its parts the types of its config and of what it prepares. */
export function defineFeature<C = Record<string, never>, P = undefined>(feature: Feature<C, P>): Feature<C, P> {
  return feature;
}

/** An error that is the user's to mend: shown as one sentence, without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: number;

  constructor(message: string, options: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 2;
    this.stack = message; // Hexo prints the stack; the message says it all
  }
}
