// Which language, and for Chinese which script, a site's texts of ours are in. Languages are BCP 47 as Hexo has them.

/** `zh-Hans`, `zh-Hant`, or the two letters of any other language. */
export function scriptOf(language: string): string {
  const tag = language.toLowerCase();
  if (/^zh-(?:tw|hk|mo|hant)/.test(tag)) return 'zh-Hant';
  return tag.startsWith('zh') ? 'zh-Hans' : tag.slice(0, 2);
}

export function isChinese(language: string): boolean {
  return scriptOf(language).startsWith('zh-');
}
