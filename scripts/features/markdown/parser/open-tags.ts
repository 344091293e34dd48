// Which block tags an author has opened in a quote, a list item or the whole text: a line that closes one of them ends
// everything that was begun inside it (`<div>`, a list, `</div>`), however it is indented.

import type { Container } from './block-tree.ts';
import { isBlockName, isVoidName, nameEnd } from './html-syntax.ts';
import { BacktickRuns } from './occurrences.ts';

/** Name of the block tag that the text at `offset` closes, e.g. `div`. */
export function closingName(text: string, offset: number, end: number): string | undefined {
  if (text.charCodeAt(offset) !== 60 || text.charCodeAt(offset + 1) !== 47) return undefined;
  const after = nameEnd(text, offset + 2, end);
  const name = text.slice(offset + 2, after).toLowerCase();
  if (!isBlockName(name)) return undefined;
  const next = text.charCodeAt(after);
  return after < end && (next === 62 || next === 32 || next === 9) ? name : undefined;
}

/** The innermost container around `container`, itself included, in which `name` is open. */
export function ownerOf(name: string, container: Container): Container | undefined {
  let owner: Container | undefined = container;
  while (owner && !owner.openTags?.get(name)) owner = owner.parent;
  return owner;
}

/** Counts the block tags of a line that isn't code. */
export function countTags(line: string, container: Container): void {
  if (!line.includes('<')) return;
  const end = line.length;
  let runs: BacktickRuns | undefined;
  for (let index = 0; index < end; index += 1) {
    const code = line.charCodeAt(index);
    if (code === 92) index += 1;
    else if (code === 96) {
      let after = index;
      while (line.charCodeAt(after) === 96) after += 1;
      runs ??= new BacktickRuns(line);
      const closing = runs.closing(after - index, after);
      index = closing === -1 ? after - 1 : closing + (after - index) - 1;
    } else if (line.startsWith('<!--', index)) {
      const after = line.indexOf('-->', index + 2);
      if (after === -1) return;
      index = after + 2;
    } else if (code === 60) {
      const closing = line.charCodeAt(index + 1) === 47;
      const nameStart = index + (closing ? 2 : 1);
      const name = line.slice(nameStart, nameEnd(line, nameStart, end)).toLowerCase();
      if (!isBlockName(name) || isVoidName(name)) continue;
      if (closing) close(name, container);
      else open(name, container);
    }
  }
}

function open(name: string, container: Container): void {
  container.openTags ??= new Map();
  container.openTags.set(name, (container.openTags.get(name) ?? 0) + 1);
}

function close(name: string, container: Container): void {
  const owner = ownerOf(name, container);
  if (owner) owner.openTags?.set(name, (owner.openTags.get(name) ?? 1) - 1);
}
