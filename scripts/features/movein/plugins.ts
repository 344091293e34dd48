// What becomes of the plugins of a blog that moves in. Pure data.

export type Fate = 'have' | 'replaced' | 'clash' | 'needed';

interface Rule {
  readonly pattern: RegExp;
  readonly fate: Fate;
  readonly advice: string;
}

const rules: readonly Rule[] = [
  {
    pattern:
      /^hexo$|^hexo-(?:cli|server|pagination|theme-fluid|renderer-(?:marked|ejs|stylus)|generator-(?:index|archive|tag|category|feed)|deployer-git)$/,
    fate: 'have',
    advice: 'is here already',
  },
  {
    pattern: /^hexo-renderer-(?:kramed|markdown-it.*|pandoc|multi-markdown-it|markdown-it-plus|org)$/,
    fate: 'clash',
    advice:
      'renders Markdown in the place of hexo-renderer-marked, on which emphasis, lists and positions rely: leave it out',
  },
  {
    pattern: /^hexo-(?:math|filter-mathjax|filter-katex|katex|mathjax|renderer-mathjax)$/,
    fate: 'clash',
    advice: 'touches formulas that are rendered here: leave it out',
  },
  {
    pattern: /^hexo-(?:generator-search|generator-searchdb|generator-search-zip)$/,
    fate: 'replaced',
    advice: "Fluid's own search is used",
  },
  {
    pattern:
      /^hexo-(?:lazyload-image|lazyload|native-lazy-load|asset-image|asset-img|asset-link|image-link|image-caption|blog-image.*)$/,
    fate: 'replaced',
    advice: 'pictures are found, sized and loaded lazily here',
  },
  {
    pattern: /^hexo-(?:word-?counter|wordcount|reading-time|symbols-count-time)$/,
    fate: 'replaced',
    advice: 'words and reading time are counted here',
  },
  {
    pattern: /^hexo-generator-(?:index-pin-top|index-plus|topindex|index-pin)$/,
    fate: 'replaced',
    advice: 'posts with "sticky" come first: write that for "top"',
  },
  { pattern: /^hexo-filter-(?:github-)?emojis?$/, fate: 'replaced', advice: 'set paperlog.emoji.shortcodes' },
  { pattern: /^hexo-(?:filter|tag)-mermaid/, fate: 'replaced', advice: 'diagrams are drawn here' },
  { pattern: /^hexo-(?:footnotes?|reference)$/, fate: 'replaced', advice: 'footnotes are read here' },
  { pattern: /^hexo-toc$/, fate: 'replaced', advice: '[TOC] is a list of the headings here' },
  {
    pattern: /^hexo-blog-encrypt$/,
    fate: 'needed',
    advice: 'hides posts with a password: without it everybody reads them',
  },
  {
    pattern: /^hexo-hide-posts$/,
    fate: 'needed',
    advice: 'keeps hidden posts out of lists: without it they appear there',
  },
  {
    pattern: /^hexo-generator-.*sitemap.*$/,
    fate: 'needed',
    advice: 'makes the site map that search engines ask for: install it to go on having one',
  },
  {
    pattern: /^hexo-(?:neat|all-minifier|(?:[a-z]+-)?minif(?:y|ier)|clean-css|uglify|yam)$/,
    fate: 'needed',
    advice: 'makes files smaller: install it if you want that',
  },
  {
    pattern: /^hexo-(?:browsersync|livereload|admin|cli-extra|pro)$/,
    fate: 'needed',
    advice: 'a tool for writing: install it if you want it',
  },
  {
    pattern: /^hexo-(?:abbrlink|permalink-pinyin|generator-(?:alias|i18n|redirect).*)$/,
    fate: 'needed',
    advice: 'makes URLs: install it, or they change',
  },
  {
    pattern: /^hexo-(?:generator-.*|tag-.*|deployer-.*|filter-.*|helper-.*|renderer-.*|.*)$/,
    fate: 'needed',
    advice: 'install it if your posts or pages use it',
  },
];

export interface PluginAdvice {
  readonly name: string;
  readonly fate: Fate;
  readonly advice: string;
}

/** Advice for each Hexo plugin among `dependencies`, by name. */
export function pluginAdvice(dependencies: Readonly<Record<string, string>>): PluginAdvice[] {
  return Object.keys(dependencies)
    .filter((name) => /^(?:@[^/]+\/)?hexo(?:-|$)/.test(name) && !/^hexo-theme-/.test(name))
    .sort()
    .map((name) => {
      const rule = rules.find(({ pattern }) => pattern.test(name.replace(/^@[^/]+\//, '')));
      return { name, fate: rule?.fate ?? 'needed', advice: rule?.advice ?? 'install it if your posts or pages use it' };
    });
}
