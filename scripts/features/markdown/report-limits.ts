// Where Markdown was nested deeper than we read it: the lexer leaves a comment, which becomes a finding here.

import type { Position } from '../../core/diagnostic.ts';
import { detach, type Node, type ParentNode } from '../../core/html.ts';
import { SourceText } from '../../core/source-text.ts';
import type { Pass } from '../../hexo/define-feature.ts';
import { limits } from './parser/limits.ts';

const mark = /^paperlog-limit (\w+) (\S*)$/;
const messages: Readonly<Record<string, string>> = {
  nesting: `Quotes, lists or markup stand more than ${limits.blocks} deep in each other; what is deeper is shown as text.`,
  table: `Rows of the post's tables lack more than ${limits.addedCells} cells; the rest of the table is shown as text.`,
};

export const reportLimits: Pass = {
  name: 'report-limits',
  needs: /<!--paperlog-limit /,
  run(tree, context) {
    const { raw } = context.post;
    for (const comment of comments(tree)) {
      const [, name = '', line = ''] = mark.exec(comment.data) ?? [];
      const message = messages[name];
      if (message === undefined) continue;
      const at = lineOf(raw, decodeURIComponent(line));
      context.report({
        rule: 'markdown-limit',
        severity: 'warning',
        message,
        remedy: 'Write it with less nesting, or split it.',
        ...(at && { at }),
      });
      detach(comment);
    }
  },
};

function lineOf(raw: string, line: string): Position | undefined {
  const offset = line === '' ? -1 : raw.indexOf(line);
  return offset === -1 ? undefined : new SourceText(raw).positionAt(offset);
}

type Comment = Extract<Node, { data: string }>;

function comments(root: ParentNode): Comment[] {
  const found: Comment[] = [];
  const stack: Node[] = [...root.childNodes];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.nodeName === '#comment') found.push(node as Comment);
    else if ('childNodes' in node) stack.push(...node.childNodes);
  }
  return found.reverse();
}
