// Looks at the front matter of a post or page before Hexo reads it.

import { FrontMatterError } from '../../hexo/front-matter.ts';
import type { SourceFile } from '../../hexo/source-file.ts';
import { checkValues, type FrontMatterSchemas } from './check-values.ts';
import { frontMatterFault, unrecognisedFrontMatter } from './front-matter-fault.ts';
import { topLevelScalar } from '../../core/yaml-scalar.ts';
import { titleOf, writtenTitle } from './title.ts';
import { unusableKey } from './unusable-keys.ts';

export interface TitleOptions {
  /** Hexo's `use_slug_as_post_title`. */
  readonly slugAsTitle: boolean;
}

export function checkFrontMatter(file: SourceFile, schemas: FrontMatterSchemas, options: TitleOptions): void {
  const isPost = file.kind !== 'page';
  if (isPost && file.text.trim() === '') {
    file.leaveOut({
      rule: 'empty-file',
      severity: 'warning',
      message: 'This file is empty, so there is nothing to publish.',
      remedy: 'Write the post, or delete the file.',
    });
    return;
  }
  if (!readable(file)) return;
  const { data, block, body } = file.frontMatter;
  if (block) {
    const fault = unusableKey(data, body);
    if (fault) {
      const { key, ...finding } = fault;
      const at = block.offset + (topLevelScalar(block.text, key)?.keyOffset ?? 0);
      file.report({ rule: 'front-matter', severity: 'error', at, ...finding });
      return;
    }
    for (const { offset, ...finding } of checkValues(data, schemas, block.text)) {
      file.report({ ...finding, at: block.offset + offset });
    }
  }
  if (isPost) checkTitle(file, options);
}

/** Whether Hexo gets front matter out of the file as its author meant it; reports why not. */
function readable(file: SourceFile): boolean {
  try {
    const { block } = file.frontMatter;
    const fault = block || !isText(file) ? undefined : unrecognisedFrontMatter(file.text);
    if (fault) {
      file.report(fault);
      return false;
    }
    // Hexo shows `---` twice as text; the same as mapping has as many lines.
    if (/^---\n---(?:\n|$)/.test(file.text)) file.replaceText(file.text.replace(/^---\n/, '{}\n'));
    return true;
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    if (error.kind === 'empty') {
      file.replaceText(withEmptyMapping(file.text, error));
      return true;
    }
    file.report(frontMatterFault(error));
    return false;
  }
}

/** Scripts, styles and data may begin with anything. */
function isText(file: SourceFile): boolean {
  return /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext|html?|njk|ejs|pug|org|rst|adoc)$/i.test(file.file);
}

/** Hexo shows front matter without entries as text of the post; `{}` is no entries too, on the same line. */
function withEmptyMapping(text: string, { block }: FrontMatterError): string {
  const lines = block.text.split('\n');
  lines[lines.length - 1] = '{}';
  return text.slice(0, block.offset) + lines.join('\n') + text.slice(block.offset + block.text.length);
}

function checkTitle(file: SourceFile, { slugAsTitle }: TitleOptions): void {
  const { data, block, body } = file.frontMatter;
  const value = data['title'];
  const place = block && topLevelScalar(block.text, 'title');
  const at = block && place ? block.offset + place.keyOffset : 0;
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
    const { title, from } = titleOf(body, file.source);
    file.report({
      rule: 'no-title',
      severity: 'warning',
      message: slugAsTitle
        ? 'The post has no title; its slug stands for it.'
        : `The post has no title; its ${from === 'heading' ? 'first heading' : 'file name'} "${title}" stands for it.`,
      remedy: 'Write "title: …" in its front matter.',
      at,
    });
    file.change((document) => {
      document['title'] = slugAsTitle ? document['slug'] : title;
    });
    return;
  }
  const written = writtenTitle(block?.text ?? '', value);
  if (written === undefined) return;
  file.report({
    rule: 'title-type',
    severity: 'warning',
    message: `YAML does not read this title as text; "${written}" stands for it.`,
    remedy: `Put it in quotes: title: ${written.includes('"') ? `'${written}'` : `"${written}"`}`,
    at,
  });
  file.change((document) => {
    document['title'] = written;
  });
}
