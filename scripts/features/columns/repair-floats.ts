// Blocks that float or stand inline beside each other, with or without a block around them.

import {
  append,
  attribute,
  detach,
  element,
  insertBefore,
  isBlank,
  isElement,
  type Element,
  type Node,
  type ParentNode,
} from '../../core/html.ts';
import { readStyle, styleValue } from '../../core/inline-style.ts';
import { isEmpty, isMoreMark } from './column-content.ts';
import { areColumns, columnsInLine, makeColumns, rowContent } from './repair-row.ts';
import { besideBy } from './recognise-row.ts';

interface Run {
  /** All nodes from the first to the last column, blanks between them included. */
  readonly nodes: Node[];
  readonly sides: ReadonlySet<'left' | 'right' | 'inline' | 'rest'>;
  readonly first: Element;
}

/** Makes columns of each run of at least two such blocks among the children of `parent`. */
export function repairFloats(parent: ParentNode): void {
  for (const run of runsOf(parent)) {
    const content = rowContent(run.nodes);
    const { columns } = content;
    const inLine = columnsInLine(columns);
    if (columns.length < 2 || content.foreign || inLine === undefined || inLine < 2 || !areColumns(columns)) continue;
    const reversed = besideBy(run.first) === 'right' && !run.sides.has('inline');
    // The author's own block, if it holds nothing else, needs no second one.
    const whole = parent.childNodes.every((node) => run.nodes.includes(node) || isBlank(node) || isClearing(node));
    const container = whole && isElement(parent) && parent.tagName === 'div' ? parent : wrap(parent, run.nodes);
    for (const node of [...parent.childNodes]) if (isClearing(node)) detach(node);
    makeColumns(container, content, inLine, { reversed });
  }
}

function wrap(parent: ParentNode, nodes: readonly Node[]): Element {
  const container = element('div');
  const [first] = nodes;
  if (first) insertBefore(parent, container, first);
  for (const node of nodes) append(container, node);
  return container;
}

function runsOf(parent: ParentNode): Run[] {
  const runs: Run[] = [];
  let run:
    { nodes: Node[]; pending: Node[]; sides: Set<'left' | 'right' | 'inline' | 'rest'>; first: Element } | undefined;
  const end = () => {
    if (run) runs.push({ nodes: run.nodes, sides: run.sides, first: run.first });
    run = undefined;
  };
  for (const node of parent.childNodes) {
    if (isBlank(node) || isMoreMark(node)) {
      run?.pending.push(node);
      continue;
    }
    const side = isElement(node) && !isClearing(node) ? (besideBy(node) ?? (run && restSide(node))) : undefined;
    if (side === undefined || !isElement(node)) end();
    else {
      run ??= { nodes: [], pending: [], sides: new Set(), first: node };
      run.nodes.push(...run.pending, node);
      run.pending = [];
      run.sides.add(side);
      if (side === 'rest') end();
    }
  }
  end();
  return runs;
}

/** A block after floats that makes room for them is the last column: by a margin, a width or its own formatting. */
function restSide(node: Element): 'rest' | undefined {
  if (!/^(?:div|section|article|main|aside)$/.test(node.tagName)) return undefined;
  const style = readStyle(node);
  const makesRoom =
    /%|px|em/.test(styleValue(style, 'margin-left') + styleValue(style, 'margin-right')) ||
    /%/.test(styleValue(style, 'width')) ||
    /hidden|auto/.test(styleValue(style, 'overflow')) ||
    styleValue(style, 'display') === 'flow-root';
  return makesRoom && !style.has('clear') ? 'rest' : undefined;
}

/** `<div style="clear:both"></div>` and `<br clear="all">`, which end floats. */
function isClearing(node: Node): boolean {
  if (!isElement(node) || !(node.tagName === 'br' || isEmpty(node))) return false;
  return readStyle(node).has('clear') || attribute(node, 'clear') !== undefined;
}
