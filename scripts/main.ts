// The features of Paperlog, in order: passes and page passes run in this order unless they name another.

import type Hexo from 'hexo';
import type { AnyFeature } from './hexo/define-feature.ts';
import { install, type InstallOptions } from './hexo/install.ts';
import alerts from './features/alerts/index.ts';
import attributes from './features/attributes/index.ts';
import cards from './features/cards/index.ts';
import check from './features/check/index.ts';
import code from './features/code/index.ts';
import columns from './features/columns/index.ts';
import configKeys from './features/config-keys/index.ts';
import covers from './features/covers/index.ts';
import dates from './features/dates/index.ts';
import diagrams from './features/diagrams/index.ts';
import emoji from './features/emoji/index.ts';
import diagnostics from './features/diagnostics/index.ts';
import encoding from './features/encoding/index.ts';
import footnotes from './features/footnotes/index.ts';
import frontMatter from './features/front-matter/index.ts';
import headings from './features/headings/index.ts';
import images from './features/images/index.ts';
import linkChecks from './features/link-checks/index.ts';
import links from './features/links/index.ts';
import lists from './features/lists/index.ts';
import markdown from './features/markdown/index.ts';
import marks from './features/marks/index.ts';
import markup from './features/markup/index.ts';
import math from './features/math/index.ts';
import movein from './features/movein/index.ts';
import ownBlog from './features/own-blog/index.ts';
import papers from './features/papers/index.ts';
import permalinks from './features/permalinks/index.ts';
import preview from './features/preview/index.ts';
import previews from './features/previews/index.ts';
import references from './features/references/index.ts';
import scaffolds from './features/scaffolds/index.ts';
import templates from './features/templates/index.ts';
import tables from './features/tables/index.ts';
import theme from './features/theme/index.ts';
import timeline from './features/timeline/index.ts';
import views from './features/views/index.ts';
import wikiLinks from './features/wiki-links/index.ts';

export const features: readonly AnyFeature[] = [
  configKeys,
  diagnostics,
  // What is read: in this order, since each trusts the one before.
  encoding,
  frontMatter,
  dates,
  permalinks,
  scaffolds,
  // What is rendered.
  templates,
  markdown,
  // Before all that reads one language of its own: of two renderers of code the later one is asked first.
  code,
  diagrams,
  attributes,
  marks,
  wikiLinks,
  alerts,
  footnotes,
  lists,
  emoji,
  math,
  columns,
  papers,
  links,
  linkChecks,
  cards,
  previews,
  timeline,
  // Before headings, which change for single posts what it remembers for all.
  views,
  headings,
  images,
  tables,
  markup,
  references,
  covers,
  theme,
  check,
  movein,
  ownBlog,
  preview,
];

/** Called by loader.cjs with Hexo's context. */
export function start(hexo: Hexo, options: InstallOptions): void {
  install(hexo, features, options);
}
