// What Fluid 1.9 takes from CDNs and where the same files lie in npm packages. Pure data.

/** Fluid's settings as far as they decide which libraries a page can ask for. */
export interface FluidSettings {
  readonly enabled: (path: string) => unknown;
}

export interface Library {
  /** Key below Fluid's `static_prefix`. */
  readonly key: string;
  readonly package: string;
  /** Address below the library's own → file of the package; a folder ends with a slash. */
  readonly files: Readonly<Record<string, string>>;
  /** Whether pages can ask for it, by Fluid's settings. */
  readonly used: (settings: FluidSettings) => boolean;
}

const always = (): boolean => true;
const when =
  (path: string) =>
  ({ enabled }: FluidSettings): boolean =>
    Boolean(enabled(path));

export const libraries: readonly Library[] = [
  { key: 'jquery', package: 'jquery', files: { 'jquery.min.js': 'dist/jquery.min.js' }, used: always },
  {
    key: 'bootstrap',
    package: 'bootstrap',
    files: { 'css/bootstrap.min.css': 'dist/css/bootstrap.min.css', 'js/bootstrap.min.js': 'dist/js/bootstrap.min.js' },
    used: always,
  },
  {
    key: 'github_markdown',
    package: 'github-markdown-css',
    files: { 'github-markdown.min.css': 'github-markdown.css' },
    used: always,
  },
  { key: 'hint', package: 'hint.css', files: { 'hint.min.css': 'hint.min.css' }, used: always },
  { key: 'tocbot', package: 'tocbot', files: { 'tocbot.min.js': 'dist/tocbot.min.js' }, used: when('post.toc.enable') },
  {
    key: 'typed',
    package: 'typed.js',
    files: { 'typed.min.js': 'lib/typed.min.js' },
    used: when('fun_features.typing.enable'),
  },
  {
    key: 'anchor',
    package: 'anchor-js',
    files: { 'anchor.min.js': 'anchor.min.js' },
    used: when('fun_features.anchorjs.enable'),
  },
  {
    key: 'nprogress',
    package: 'nprogress',
    files: { 'nprogress.min.js': 'nprogress.js', 'nprogress.min.css': 'nprogress.css' },
    used: when('fun_features.progressbar.enable'),
  },
  {
    key: 'fancybox',
    package: '@fancyapps/fancybox',
    files: {
      'jquery.fancybox.min.js': 'dist/jquery.fancybox.min.js',
      'jquery.fancybox.min.css': 'dist/jquery.fancybox.min.css',
    },
    used: always,
  },
  { key: 'clipboard', package: 'clipboard', files: { 'clipboard.min.js': 'dist/clipboard.min.js' }, used: always },
  {
    key: 'moment',
    package: 'moment',
    files: { 'moment.min.js': 'min/moment.min.js', 'locale/': 'locale/' },
    used: when('post.updated.relative'),
  },
  {
    key: 'prismjs',
    package: 'prismjs',
    files: { 'components/': 'components/', 'plugins/': 'plugins/', 'themes/': 'themes/' },
    used: ({ enabled }) => enabled('code.highlight.lib') === 'prismjs',
  },
  {
    key: 'mathjax',
    package: 'mathjax',
    files: { 'es5/': 'es5/' },
    used: ({ enabled }) => Boolean(enabled('post.math.enable')) && enabled('post.math.engine') !== 'katex',
  },
  {
    key: 'katex',
    package: 'katex',
    files: { 'katex.min.css': 'dist/katex.min.css', 'fonts/': 'dist/fonts/' },
    used: ({ enabled }) => Boolean(enabled('post.math.enable')) && enabled('post.math.engine') === 'katex',
  },
  {
    key: 'mermaid',
    package: 'mermaid',
    files: { 'mermaid.min.js': 'dist/mermaid.min.js' },
    used: when('post.mermaid.enable'),
  },
];

/** The CDN that Fluid's defaults name; an owner's own address stays as it is. */
export const fluidCdn = 'https://lib.baomitu.com/';

/** Fluid's own icon fonts, one written into its view, one in its configuration. */
export const fluidIconFonts = [
  '//at.alicdn.com/t/c/font_1749284_5i9bdhy70f8.css',
  '//at.alicdn.com/t/c/font_1736178_k526ubmyhba.css',
];

/** Fluid's icon classes (`iconfont icon-…`) → icons of bootstrap-icons. */
export const icons: Readonly<Record<string, string>> = {
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
  light: 'sun-fill',
  date: 'calendar3',
  'date-fill': 'calendar-fill',
  'douban-fill': 'bookmark-fill',
  eye: 'eye',
  'github-fill': 'github',
  'home-fill': 'house-fill',
  'link-fill': 'link-45deg',
  list: 'list-ul',
  love: 'heart-fill',
  search: 'search',
  success: 'check-lg',
  tags: 'tags',
  'tags-fill': 'tags-fill',
  top: 'pin-angle-fill',
  'user-fill': 'person-fill',
  'wechat-fill': 'wechat',
  'weibo-fill': 'sina-weibo',
  'zhihu-fill': 'question-circle-fill',
  'twitter-fill': 'twitter-x',
  'bilibili-fill': 'play-btn-fill',
  'qq-fill': 'tencent-qq',
  rss: 'rss',
  'rss-fill': 'rss-fill',
  mail: 'envelope-fill',
  books: 'book',
  note: 'journal-text',
  notebook: 'journal',
  code: 'code-slash',
  'youtube-fill': 'youtube',
  'telegram-fill': 'telegram',
  'facebook-fill': 'facebook',
  'instagram-fill': 'instagram',
  'linkedin-fill': 'linkedin',
};
