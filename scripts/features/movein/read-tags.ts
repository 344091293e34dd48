// Which tags their posts and pages use that neither a plugin here nor a script of theirs has.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type Hexo from 'hexo';
import { tagExtensions } from '../../hexo/tag-registry.ts';
import { unknownTags } from '../templates/api.ts';
import { isMarkdown, type ForeignBlog } from './read-blog.ts';

const registration = /\btag\s*\.\s*register\s*\(\s*["'`]([\w-]+)["'`]/g;

/** The files that use it, by the tag's name. */
export function readUnknownTags(hexo: Hexo, blog: ForeignBlog): ReadonlyMap<string, readonly string[]> {
  const own = new Set(['raw', 'verbatim', ...Object.keys(tagExtensions(hexo))]);
  for (const [file] of blog.files) {
    if (!/^scripts\/.*\.[cm]?[jt]s$/.test(file)) continue;
    for (const [, name = ''] of readFileSync(path.join(blog.dir, file), 'utf8').matchAll(registration)) own.add(name);
  }
  const users = new Map<string, string[]>();
  for (const [file] of blog.files) {
    if (!file.startsWith(`${blog.sourceDir}/`) || !isMarkdown(file)) continue;
    const text = readFileSync(path.join(blog.dir, file), 'utf8').replaceAll('\r\n', '\n');
    for (const name of unknownTags(text, (tag) => own.has(tag))) {
      const files = users.get(name);
      if (files) files.push(file);
      else users.set(name, [file]);
    }
  }
  return users;
}
