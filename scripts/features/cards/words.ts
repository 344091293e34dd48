// The few words that cards and previews add, in the site's language.

import { isChinese } from '../../core/language.ts';
import type { LinkKind } from '../links/api.ts';

export interface Words {
  readonly kinds: Readonly<Record<LinkKind | 'post', string>>;
  /** Behind the last author that is named. */
  readonly others: string;
  readonly between: string;
  readonly pdf: string;
  readonly code: string;
  readonly copyBibtex: string;
  readonly copied: string;
  readonly open: string;
  readonly close: string;
  readonly withdrawn: string;
}

const chinese: Words = {
  kinds: {
    paper: '论文',
    code: '代码',
    model: '模型',
    dataset: '数据集',
    video: '视频',
    article: '文章',
    site: '网站',
    post: '本站',
  },
  others: ' 等',
  between: '、',
  pdf: 'PDF',
  code: '代码',
  copyBibtex: '复制 BibTeX',
  copied: '已复制',
  open: '打开',
  close: '关闭',
  withdrawn: '已撤稿',
};

const english: Words = {
  kinds: {
    paper: 'Paper',
    code: 'Code',
    model: 'Model',
    dataset: 'Data set',
    video: 'Video',
    article: 'Article',
    site: 'Site',
    post: 'On this blog',
  },
  others: ' et al.',
  between: ', ',
  pdf: 'PDF',
  code: 'Code',
  copyBibtex: 'Copy BibTeX',
  copied: 'Copied',
  open: 'Open',
  close: 'Close',
  withdrawn: 'withdrawn',
};

/** `language` is Hexo's, e.g. `zh-CN`. */
export function wordsOf(language: string): Words {
  return isChinese(language) ? chinese : english;
}
