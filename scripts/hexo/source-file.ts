// One post, page or data file as it lies on the disk, before Hexo has made anything of it: what features see in
// `readSource` and `readData`.

import type Hexo from 'hexo';
import type { Diagnostic, Position } from '../core/diagnostic.ts';
import { SourceText } from '../core/source-text.ts';
import { readFrontMatter, type FrontMatter } from './front-matter.ts';

/** A finding of `readSource`; `at` is a place or an offset in `text`. */
export interface SourceFinding {
  readonly rule: string;
  readonly severity: Diagnostic['severity'];
  readonly message: string;
  readonly remedy: string;
  readonly at?: Position | number;
}

/** Changes Hexo's new document; values are those of the database. */
export type DocumentChange = (document: Record<string, unknown>) => void;

/** Instead of the times of the file, which every copy of the blog has its own of. */
export interface SourceTimes {
  /** The date of a post without one; for pages likewise. */
  readonly created: () => Date | undefined;
  /** `updated` of a post or page without one, if `updated_option` is `mtime`. */
  readonly changed: () => Date | undefined;
}

export class SourceFile {
  /** Relative to the blog's folder: `source/_posts/a.md`. */
  readonly file: string;
  /** Relative to the source folder, as in Hexo's `post.source`: `_posts/a.md`. */
  readonly source: string;
  readonly kind: 'post' | 'draft' | 'page' | 'data';
  /** Whether readers will see it: drafts are shown only on demand. */
  readonly shown: boolean;
  readonly bytes: Buffer;
  times: SourceTimes | undefined;
  readonly changes: DocumentChange[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly #hexo: Hexo;
  #refused = false;
  #text: string | undefined;
  #lines: SourceText | undefined;
  #frontMatter: FrontMatter | undefined;

  constructor(hexo: Hexo, about: Pick<SourceFile, 'file' | 'source' | 'kind' | 'shown' | 'bytes'>) {
    this.#hexo = hexo;
    this.file = about.file;
    this.source = about.source;
    this.kind = about.kind;
    this.shown = about.shown;
    this.bytes = about.bytes;
  }

  /** As Hexo reads it: decoded as UTF-8, without byte order mark, `\r\n` as `\n`. */
  get text(): string {
    return (this.#text ??= this.bytes
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .replace(/\r\n/g, '\n'));
  }

  /**
   * @throws FrontMatterError if it can't be read
   */
  get frontMatter(): FrontMatter {
    return (this.#frontMatter ??= readFrontMatter(this.#hexo, this.text));
  }

  /** Text that Hexo shall read instead, because its own reading of the author's would lose something. */
  replaceText(text: string): void {
    this.#text = text;
    this.#lines = undefined;
    this.#frontMatter = undefined;
  }

  positionAt(offset: number): Position {
    return (this.#lines ??= new SourceText(this.text)).positionAt(offset);
  }

  /** An error keeps the file out of the site; in a draft that isn't shown it is a hint. */
  report({ rule, severity, message, remedy, at }: SourceFinding): void {
    const position = typeof at === 'number' ? this.positionAt(at) : (at ?? { line: 1, column: 1 });
    const { line, column } = position;
    this.diagnostics.push({
      rule,
      severity: this.shown ? severity : 'hint',
      file: this.file,
      line,
      column,
      message,
      remedy,
    });
    if (severity === 'error') this.#refused = true;
  }

  /** A finding that isn't an error but says that there is nothing to publish. */
  leaveOut(finding: SourceFinding): void {
    this.report(finding);
    this.#refused = true;
  }

  /** The file is kept out of the site. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Changes the document that Hexo makes of the file. */
  change(change: DocumentChange): void {
    this.changes.push(change);
  }
}
