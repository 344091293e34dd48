// What a finding about the author's content is, and how findings are ordered. Printing lives in
// hexo/report.ts; this file knows no terminal and no Hexo.

/** `error`: a page can't be made as written, or would be lost; `warning`: readers see something broken; `hint`. */
export type Severity = 'error' | 'warning' | 'hint';

/** A place in one of the author's files, 1-based, columns in UTF-16 code units as editors count them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One finding. The same shape everywhere: terminal, `hexo check --json`, preview, CI (DESIGN §5). */
export interface Diagnostic {
  /** Kebab-case id, e.g. `missing-image`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Relative to the blog's folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What the author can do about it. */
  readonly remedy: string;
}

const severityOrder: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** By file, line, column, then severity and rule; by code point, so that every machine prints the same. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    severityOrder[a.severity] - severityOrder[b.severity] ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message)
  );
}

/** Code-point order; `localeCompare` depends on the machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A copy of `diagnostics`, sorted and without repetitions. */
export function sortDiagnostics(diagnostics: Iterable<Diagnostic>): Diagnostic[] {
  const seen = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { rule, severity, file, line, column, message } = diagnostic;
    const key = [rule, severity, file, line, column, message].join('\0');
    if (!seen.has(key)) seen.set(key, diagnostic);
  }
  return [...seen.values()].sort(compareDiagnostics);
}

/**
 * Collects findings of a whole site by scope (`post:source/_posts/a.md`, `config`, `check:images` …).
 * A scope that is reported again replaces what it said before, so that a preview shows no stale findings.
 */
export class DiagnosticCollector {
  readonly #scopes = new Map<string, Diagnostic[]>();

  /** Forget what `scope` has said. */
  clear(scope: string): void {
    this.#scopes.delete(scope);
  }

  add(scope: string, ...diagnostics: Diagnostic[]): void {
    const list = this.#scopes.get(scope);
    if (list) list.push(...diagnostics);
    else this.#scopes.set(scope, diagnostics);
  }

  replace(scope: string, diagnostics: readonly Diagnostic[]): void {
    this.#scopes.set(scope, [...diagnostics]);
  }

  scopes(): string[] {
    return [...this.#scopes.keys()];
  }

  /** Whether something has already been found that keeps this file from being published. */
  hasErrors(file: string): boolean {
    for (const list of this.#scopes.values()) {
      if (list.some((diagnostic) => diagnostic.severity === 'error' && diagnostic.file === file)) return true;
    }
    return false;
  }

  /** All findings, sorted, each once. */
  list(): Diagnostic[] {
    return sortDiagnostics([...this.#scopes.values()].flat());
  }
}
