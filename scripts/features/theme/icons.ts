// Fluid's icon classes (`iconfont icon-…`), drawn by masks from bootstrap-icons instead of a font on another server:
// an icon takes colour and size from the text around it, as with a font.

/** Class without `icon-` → icon of bootstrap-icons: what Fluid's views, scripts and default menu use. */
const ownIcons: Readonly<Record<string, string>> = {
  'archive-fill': 'archive-fill',
  arrowdown: 'chevron-down',
  arrowleft: 'chevron-left',
  arrowright: 'chevron-right',
  arrowup: 'chevron-up',
  articles: 'file-earmark-text',
  author: 'person',
  category: 'folder',
  'category-fill': 'folder-fill',
  'cc-by': 'person-circle',
  'cc-nc': 'currency-exchange',
  'cc-nd': 'slash-circle',
  'cc-sa': 'arrow-repeat',
  'cc-zero': 'c-circle',
  chart: 'bar-chart',
  'clock-fill': 'clock-fill',
  copy: 'copy',
  dark: 'moon-stars-fill',
  date: 'calendar3',
  'date-fill': 'calendar-fill',
  eye: 'eye',
  'home-fill': 'house-fill',
  light: 'sun-fill',
  'link-fill': 'link-45deg',
  list: 'list-ul',
  love: 'heart-fill',
  search: 'search',
  success: 'check-lg',
  tags: 'tags',
  'tags-fill': 'tags-fill',
  top: 'pin-angle-fill',
  'user-fill': 'person-fill',
};

/** Those of the library that Fluid's `iconfont` setting names, as far as there is a drawing of the same thing. */
const libraryIcons: Readonly<Record<string, string>> = {
  'alipay-fill': 'alipay',
  'behance-fill': 'behance',
  'bilibili-fill': 'play-btn-fill',
  bilibili: 'play-btn',
  books: 'book',
  code: 'code-slash',
  'cnblogs-fill': 'journal-text',
  'cloudmusic-fill': 'music-note-list',
  'csdn-fill': 'journal-code',
  'discord-fill': 'discord',
  'douban-fill': 'bookmark-fill',
  'dribbble-fill': 'dribbble',
  'email-fill': 'envelope-fill',
  'facebook-fill': 'facebook',
  'gitee-fill': 'git',
  'github-fill': 'github',
  github: 'github',
  'gitlab-fill': 'gitlab',
  'google-fill': 'google',
  'instagram-fill': 'instagram',
  'juejin-fill': 'gem',
  'leetcode-fill': 'terminal-fill',
  'line-fill': 'line',
  'linkedin-fill': 'linkedin',
  mail: 'envelope-fill',
  'mastodon-fill': 'mastodon',
  'medium-fill': 'medium',
  music: 'music-note-beamed',
  'netease-music-fill': 'music-note-list',
  note: 'journal-text',
  notebook: 'journal',
  'pinterest-fill': 'pinterest',
  'qq-fill': 'tencent-qq',
  'quora-fill': 'quora',
  'reddit-fill': 'reddit',
  rss: 'rss',
  'rss-fill': 'rss-fill',
  'stackoverflow-fill': 'stack-overflow',
  'steam-fill': 'steam',
  'telegram-fill': 'telegram',
  'tiktok-fill': 'tiktok',
  'twitch-fill': 'twitch',
  'twitter-fill': 'twitter-x',
  'wechat-fill': 'wechat',
  'weibo-fill': 'sina-weibo',
  'whatsapp-fill': 'whatsapp',
  'youtube-fill': 'youtube',
  'zhihu-fill': 'question-circle-fill',
};

/** Fluid's own icon fonts: the first is written into a view, the second is the default of its `iconfont`. */
export const fluidIconFonts: readonly string[] = [
  '//at.alicdn.com/t/c/font_1749284_5i9bdhy70f8.css',
  '//at.alicdn.com/t/c/font_1736178_k526ubmyhba.css',
];

/** Also in earlier releases, whose addresses differ in their last part only. */
export function isFluidIconFont(address: string | null | undefined): boolean {
  return /^(?:https?:)?\/\/at\.alicdn\.com\/t\/(?:c\/)?font_(?:1736178|1749284)_\w+\.css$/.test(address ?? '');
}

/** A project of the owner's at the place where Fluid's come from: its classes are `iconfont icon-…` too. */
export function isOtherIconFont(address: string): boolean {
  return /iconfont|\/\/at\.alicdn\.com\/t\//.test(address) && !isFluidIconFont(address);
}

/** Drawn for a class that has no icon here. */
const unknownIcon = 'link-45deg';

export interface IconChoice {
  /** With the library's icons too, for owners whose `iconfont` is Fluid's. */
  readonly library: boolean;
  /** Whether a class that has no drawing here may have a character in another font of the owner's. */
  readonly otherFont: boolean;
  /** Names that stand in the settings, without `icon-`. */
  readonly named: readonly string[];
}

export function iconClasses(library: boolean): string[] {
  return Object.keys(library ? { ...ownIcons, ...libraryIcons } : ownIcons);
}

/** The names of Fluid's icon classes that stand in `settings`, sorted. */
export function namedIcons(settings: unknown): string[] {
  const names = [...JSON.stringify(settings ?? null).matchAll(/\bicon-([a-z][\w-]*)/g)].map(([, name = '']) => name);
  return [...new Set(names)].sort();
}

/** @param readIcon source of an icon of bootstrap-icons by name, if there is one */
export function iconStyles(readIcon: (name: string) => string | undefined, choice: IconChoice): string {
  const { library, otherFont, named } = choice;
  const url = (name: string): string => `url("${dataAddress(readIcon(name) ?? '')}")`;
  const drawings = {
    ...(library && !otherFont ? sameNames(named, readIcon) : {}),
    ...ownIcons,
    ...(library ? libraryIcons : {}),
  };
  const icons = Object.entries(drawings);
  const all = library && !otherFont;
  const drawn = all ? '.iconfont[class*=icon-]' : `.iconfont:is(${icons.map(([name]) => `.icon-${name}`).join(',')})`;
  const fallback = all ? `,${url(unknownIcon)}` : '';
  const mask = (image: string): string =>
    `background-color:currentColor;-webkit-mask:${image} center/contain no-repeat;mask:${image} center/contain no-repeat`;
  return [
    `${drawn}{display:inline-block;width:1em;height:1em;vertical-align:-.125em;${mask(`var(--icon${fallback})`)}}`,
    `${drawn}::before{content:none}`,
    `@media (forced-colors:active){${drawn}{background-color:CanvasText;forced-color-adjust:none}}`,
    // Two places where Fluid's styles write a character of the font.
    `.license-box .license-icon.iconfont::after{content:"";display:block;width:1em;height:1em;${mask(url('c-circle'))}}`,
    `.category-bar .category-list .list-group-item.active{font-family:inherit}`,
    `.category-bar .category-list .list-group-item.active::before{content:"";display:inline-block;width:.75em;height:.75em;${mask(url('chevron-right'))}}`,
    ...icons.map(([name, file]) => `.icon-${name}{--icon:${url(file)}}`),
  ].join('\n');
}

/** Many icons of the library are called what those of bootstrap-icons are: `brush`, `bug-fill`. */
function sameNames(
  named: readonly string[],
  readIcon: (name: string) => string | undefined,
): Readonly<Record<string, string>> {
  const found = named.flatMap((name) => {
    const file = [name, name.replace(/-fill$/, '')].find((candidate) => readIcon(candidate) !== undefined);
    return file === undefined ? [] : [[name, file] as const];
  });
  return Object.fromEntries(found);
}

function dataAddress(svg: string): string {
  const small = svg.replace(/\s*\n\s*/g, '').replace(/ (?:class|width|height|fill)="[^"]*"/g, '');
  const encoded = small.replaceAll('"', "'").replace(/[%#<>"]/g, encodeURIComponent);
  return `data:image/svg+xml,${encoded}`;
}
