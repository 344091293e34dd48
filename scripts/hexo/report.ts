// Prints diagnostics: one line each, and on a terminal the author's line below it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Diagnostic, Severity } from '../core/diagnostic.ts';
import { SourceText } from '../core/source-text.ts';

export interface ReportOptions {
  readonly baseDir: string;
  /** Show the line of the file with a mark below the column. */
  readonly codeFrames: boolean;
  readonly colour: boolean;
}

const colours: Record<Severity, string> = { error: '\u001b[31m', warning: '\u001b[33m', hint: '\u001b[36m' };
const reset = '\u001b[0m';

/** `source/_posts/a.md:3:7 warning missing-image: message (remedy)`. */
export function formatDiagnostic(diagnostic: Diagnostic, colour = false): string {
  const { file, line, column, severity, rule, message, remedy } = diagnostic;
  const label = colour ? `${colours[severity]}${severity}${reset}` : severity;
  return `${file}:${line}:${column} ${label} ${rule}: ${message}${remedy ? ` ${remedy}` : ''}`;
}

/** All findings and one line of counts; `''` if there are none. */
export function formatReport(diagnostics: readonly Diagnostic[], options: ReportOptions): string {
  if (diagnostics.length === 0) return '';
  const sources = new Map<string, SourceText | undefined>();
  const lines: string[] = [];
  for (const diagnostic of diagnostics) {
    lines.push(formatDiagnostic(diagnostic, options.colour));
    if (options.codeFrames) lines.push(...codeFrame(diagnostic, options.baseDir, sources));
  }
  lines.push(formatCounts(diagnostics));
  return lines.join('\n');
}

export function formatCounts(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const words = (['error', 'warning', 'hint'] as const).map((severity) => {
    const number = count(severity);
    return `${number} ${severity}${number === 1 ? '' : 's'}`;
  });
  return words.join(', ');
}

function codeFrame(
  { file, line, column }: Diagnostic,
  baseDir: string,
  sources: Map<string, SourceText | undefined>,
): string[] {
  if (!sources.has(file)) sources.set(file, readSource(path.join(baseDir, file)));
  const text = sources.get(file)?.line(line) ?? '';
  if (text === '') return [];
  // A long line (a paragraph in Chinese has no breaks) is shown around the column only.
  const from = Math.max(0, column - 1 - 30);
  const shown = text.slice(from, from + 80);
  const lead = `  ${line} | ${from > 0 ? '…' : ''}`;
  const before = text.slice(from, column - 1);
  return [lead + shown + (from + 80 < text.length ? '…' : ''), `${' '.repeat(lead.length + displayWidth(before))}^`];
}

function readSource(file: string): SourceText | undefined {
  try {
    return new SourceText(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // a finding about a file that can't be read has no line to show
  }
}

/** Full-width characters take two cells of a terminal. */
function displayWidth(value: string): number {
  let width = 0;
  for (const character of value)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(
        character,
      )
        ? 2
        : 1;
  return width;
}
