// What is wrong with a scaffold, at its line. Pure.

import type { Position } from '../../core/diagnostic.ts';
import { SourceText } from '../../core/source-text.ts';
import { explainYaml, unrecognisedFrontMatter } from '../front-matter/api.ts';

export interface ScaffoldFault {
  readonly message: string;
  readonly remedy: string;
  readonly at: Position;
}

/** hexo-front-matter's `split`. */
export interface ScaffoldParts {
  readonly data?: string;
  readonly separator?: string;
  readonly prefixSeparator?: boolean;
}

/** Hexo fills in the scaffold's front matter, and fails on the lack of one. */
export function missingFrontMatter(text: string, { data }: ScaffoldParts): ScaffoldFault | undefined {
  if (data !== undefined) return undefined;
  const fault = unrecognisedFrontMatter(text);
  const at = fault?.at ?? 0;
  if (fault) {
    return {
      message: fault.message,
      remedy: fault.remedy,
      at: typeof at === 'number' ? new SourceText(text).positionAt(at) : at,
    };
  }
  return {
    message: 'This scaffold has no front matter, which Hexo makes that of a new post of.',
    remedy: 'Begin it with the lines "---", "title: {{ title }}", "date: {{ date }}", "---".',
    at: { line: 1, column: 1 },
  };
}

/**
 * What Hexo threw when it filled in the front matter.
 * @param cause an error of Nunjucks as Hexo hands it on, js-yaml's with the filled-in text, or JSON's
 */
export function filledInFault(
  text: string,
  { data = '', prefixSeparator }: ScaffoldParts,
  cause: unknown,
): ScaffoldFault {
  const first = prefixSeparator ? 1 : 0;
  const error = (typeof cause === 'object' && cause !== null ? cause : {}) as Refusal;
  const scaffold = new SourceText(text);
  if (typeof error.line === 'number' && typeof error.type === 'string') {
    const column = Number(/Column (\d+)/.exec(error.location ?? '')?.[1] ?? 1);
    return {
      message: `Hexo can't read the tag here: ${error.type}.`,
      remedy: 'Write {{ title }} with two braces on each side, and close every {% tag %}.',
      at: { line: error.line + first, column },
    };
  }
  const filledIn = error.mark?.buffer?.replace(/\0$/, '');
  if (filledIn !== undefined) {
    const { message, remedy, offset } = explainYaml(filledIn, cause);
    const place = new SourceText(filledIn).positionAt(offset);
    const line = place.line + first;
    const written = scaffold.line(line);
    // The title's own quotes are Hexo's; those of the scaffold around them are too many.
    const quoted = /["']\{\{.*?\}\}["']/.exec(written);
    if (quoted) {
      return {
        message: `With the quotes around ${quoted[0].slice(1, -1)} the value isn't valid YAML: Hexo puts quotes around it where it needs some.`,
        remedy: `Write ${quoted[0].slice(1, -1)} without quotes.`,
        at: { line, column: quoted.index + 1 },
      };
    }
    return { message, remedy, at: { line, column: Math.min(place.column, written.length + 1) } };
  }
  const reason = (cause instanceof Error ? cause.message : String(cause)).replace(/^\(unknown path\)/, '').trim();
  // Of a tag that is never closed Nunjucks knows only that the text has ended.
  const tag = Math.max(data.lastIndexOf('{%'), data.lastIndexOf('{{'), 0);
  const { line, column } = new SourceText(data).positionAt(tag);
  return {
    message: `No front matter can be made of this scaffold: ${reason.replace(/\n[\s\S]*/, '')}.`,
    remedy: 'Close every {% tag %} and {{ variable }}, and write each entry as "key: value" on a line of its own.',
    at: { line: line + first, column },
  };
}

interface Refusal {
  /** Nunjucks. */
  readonly line?: unknown;
  readonly type?: unknown;
  readonly location?: string;
  /** js-yaml. */
  readonly mark?: { readonly buffer?: string };
}
