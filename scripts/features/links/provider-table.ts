// The table of providers, in the order in which they are asked. Adding one: docs/features/links.md.

import type { Provider } from './provider.ts';
import { acl } from './providers/acl.ts';
import { arxiv } from './providers/arxiv.ts';
import { bilibili } from './providers/bilibili.ts';
import { cvf } from './providers/cvf.ts';
import { doi } from './providers/doi.ts';
import { gitee } from './providers/gitee.ts';
import { github } from './providers/github.ts';
import { huggingface } from './providers/huggingface.ts';
import { ieee } from './providers/ieee.ts';
import { modelscope } from './providers/modelscope.ts';
import { neurips } from './providers/neurips.ts';
import { openreview } from './providers/openreview.ts';
import { pubmed } from './providers/pubmed.ts';
import { semanticScholar } from './providers/semantic-scholar.ts';
import { web } from './providers/web.ts';
import { wikipedia } from './providers/wikipedia.ts';
import { youtube } from './providers/youtube.ts';
import { zhihu } from './providers/zhihu.ts';

export const providers: readonly Provider[] = [
  // Before doi and huggingface, which have addresses for arXiv's papers too.
  arxiv,
  acl,
  openreview,
  semanticScholar,
  ieee,
  cvf,
  neurips,
  github,
  gitee,
  huggingface,
  modelscope,
  zhihu,
  bilibili,
  youtube,
  wikipedia,
  pubmed,
  // Asked about every address, so last.
  doi,
];

/** For everything that no other knows. */
export const webProvider: Provider = web;
