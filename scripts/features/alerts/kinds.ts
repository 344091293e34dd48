// The kinds of alerts, the other names that GitHub, Obsidian, VuePress, VitePress, Docusaurus and HackMD have for them,
// and what they are called if the author gives no title.

import { scriptOf } from '../../core/language.ts';

/** Names as they are written, in lower case, by kind. */
const names: Readonly<Record<string, readonly string[]>> = {
  note: ['note', 'default', 'secondary', 'light'],
  tip: ['tip', 'hint'],
  important: ['important'],
  warning: ['warning', 'attention'],
  caution: ['caution'],
  abstract: ['abstract', 'summary', 'tldr'],
  info: ['info', 'primary'],
  todo: ['todo'],
  success: ['success', 'check', 'done'],
  question: ['question', 'help', 'faq'],
  failure: ['failure', 'fail', 'missing'],
  danger: ['danger', 'error'],
  bug: ['bug'],
  example: ['example'],
  quote: ['quote', 'cite'],
  details: ['details', 'detail', 'spoiler'],
};

const kinds = new Map(Object.entries(names).flatMap(([kind, all]) => all.map((name) => [name, kind] as const)));

/** All names that are known, for hints. */
export const knownNames: readonly string[] = [...kinds.keys()];

/** The kind that a name stands for, in whatever case. */
export function kindOf(name: string): string | undefined {
  return kinds.get(name.toLowerCase());
}

const titles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'zh-Hans': {
    note: '说明',
    tip: '提示',
    important: '重要',
    warning: '注意',
    caution: '警告',
    abstract: '摘要',
    info: '信息',
    todo: '待办',
    success: '成功',
    question: '问题',
    failure: '失败',
    danger: '危险',
    bug: '缺陷',
    example: '示例',
    quote: '引用',
    details: '详情',
  },
  'zh-Hant': {
    note: '說明',
    tip: '提示',
    important: '重要',
    warning: '注意',
    caution: '警告',
    abstract: '摘要',
    info: '資訊',
    todo: '待辦',
    success: '成功',
    question: '問題',
    failure: '失敗',
    danger: '危險',
    bug: '缺陷',
    example: '範例',
    quote: '引用',
    details: '詳情',
  },
  ja: {
    note: '補足',
    tip: 'ヒント',
    important: '重要',
    warning: '注意',
    caution: '警告',
    abstract: '概要',
    info: '情報',
    todo: 'やること',
    success: '成功',
    question: '質問',
    failure: '失敗',
    danger: '危険',
    bug: 'バグ',
    example: '例',
    quote: '引用',
    details: '詳細',
  },
};

/** `own`: titles from the configuration. Languages that aren't known get English ones. */
export function defaultTitle(kind: string, language: string, own: Readonly<Record<string, string>>): string {
  if (Object.hasOwn(own, kind)) return own[kind] ?? '';
  const known = titles[scriptOf(language)]?.[kind];
  return known ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}
