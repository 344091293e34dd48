// Lists of names in bibliographies: "Last, First and Last, Jr, First and others". BibTeX's rules, btxdoc §3.

import { latexToText } from './latex-text.ts';

export interface Names {
  /** As readers write them: first name first, Chinese and Japanese names in one piece. */
  readonly names: string[];
  /** `false` if the list ends in "and others". */
  readonly complete: boolean;
}

export function readNames(source: string): Names {
  const parts = splitOutsideBraces(source, /\s+and\s+/giy).flatMap((part) => splitCjkList(part.trim()));
  const names = parts.filter((part) => part !== '' && !isOthers(part)).map(readName);
  return { names: names.filter((name) => name !== ''), complete: !parts.some(isOthers) };
}

/** "张三;李四" and "张三, 李四, 王五" as Chinese libraries export them; "欧阳, 修" and "山田, 太郎" are one name. */
function splitCjkList(part: string): string[] {
  const names = part.split(/\s*[;；、，,]\s*/).filter(Boolean);
  if (names.length < 2 || !names.every((name) => isCjk(name) || isOthers(name))) return [part];
  return names.length === 2 && /[,，]/.test(part) ? [part] : names;
}

function isOthers(part: string): boolean {
  return /^(?:others|et\.? al\.?|等)$/i.test(part);
}

function readName(source: string): string {
  // `{DeepSeek-AI}`: an organisation, whatever is inside.
  if (/^\{[^{}]*\}$/.test(source)) return latexToText(source);
  const [family = '', second, third] = splitOutsideBraces(source, /\s*,\s*/y).map(latexToText);
  const given = third ?? second;
  if (given === undefined) return withoutSpaceInCjk(family);
  const suffix = third === undefined ? '' : ` ${second ?? ''}`;
  if (isCjk(family) && isCjk(given)) return family + given;
  return `${given} ${family}${suffix}`.trim();
}

const cjkName = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·・]+$/u;

function isCjk(text: string): boolean {
  return cjkName.test(text.replace(/\s+/g, ''));
}

/** `李 雷` is `李雷`; Korean names keep theirs. */
function withoutSpaceInCjk(name: string): string {
  return /^[\p{Script=Han}\s]+$/u.test(name) ? name.replace(/\s+/g, '') : name;
}

/** @param separator sticky */
function splitOutsideBraces(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text[offset];
    if (character === '\\') offset += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth === 0 && (character === ',' || /\s/.test(character ?? ''))) {
      separator.lastIndex = offset;
      const found = separator.exec(text)?.[0];
      if (found === undefined) continue;
      parts.push(text.slice(start, offset));
      start = offset + found.length;
      offset = start - 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
