// What Fluid 1.9 takes from CDNs and where the same files lie in npm packages. Pure data.

/** Fluid's settings as far as they decide which files a page can ask for, by dotted path. */
export type FluidSetting = (path: string) => unknown;

export interface LibraryFile {
  /** Below the library's own address; a folder ends with a slash. */
  readonly address: string;
  /** In the npm package; a folder if `address` is one. */
  readonly source: string;
  /** Of a folder, only files with such names. */
  readonly only?: RegExp;
  /** Whether a page can ask for it; without, if the library is used at all. */
  readonly used?: (setting: FluidSetting) => boolean;
}

export interface Library {
  /** Key below Fluid's `static_prefix`. */
  readonly key: string;
  readonly package: string;
  /** Fluid's own value of that key; see `isFluidsAddress`. */
  readonly default: string;
  readonly files: readonly LibraryFile[];
  readonly used: (setting: FluidSetting) => boolean;
}

const always = (): boolean => true;
const when =
  (path: string) =>
  (setting: FluidSetting): boolean =>
    Boolean(setting(path));

/** The CDN that Fluid's defaults name. */
export const fluidCdn = 'https://lib.baomitu.com/';

export const libraries: readonly Library[] = [
  {
    key: 'jquery',
    package: 'jquery',
    default: `${fluidCdn}jquery/3.6.4/`,
    files: [{ address: 'jquery.min.js', source: 'dist/jquery.min.js' }],
    used: always,
  },
  {
    key: 'bootstrap',
    package: 'bootstrap',
    default: `${fluidCdn}twitter-bootstrap/4.6.1/`,
    files: [
      { address: 'css/bootstrap.min.css', source: 'dist/css/bootstrap.min.css' },
      { address: 'js/bootstrap.min.js', source: 'dist/js/bootstrap.min.js' },
    ],
    used: always,
  },
  {
    key: 'github_markdown',
    package: 'github-markdown-css',
    default: `${fluidCdn}github-markdown-css/4.0.0/`,
    files: [{ address: 'github-markdown.min.css', source: 'github-markdown.css' }],
    used: always,
  },
  {
    key: 'hint',
    package: 'hint.css',
    default: `${fluidCdn}hint.css/2.7.0/`,
    files: [{ address: 'hint.min.css', source: 'hint.min.css' }],
    used: always,
  },
  {
    key: 'tocbot',
    package: 'tocbot',
    default: `${fluidCdn}tocbot/4.20.1/`,
    files: [{ address: 'tocbot.min.js', source: 'dist/tocbot.min.js' }],
    used: when('post.toc.enable'),
  },
  {
    key: 'typed',
    package: 'typed.js',
    default: `${fluidCdn}typed.js/2.0.12/`,
    files: [{ address: 'typed.min.js', source: 'lib/typed.min.js' }],
    used: when('fun_features.typing.enable'),
  },
  {
    key: 'anchor',
    package: 'anchor-js',
    default: `${fluidCdn}anchor-js/5.0.0/`,
    files: [{ address: 'anchor.min.js', source: 'anchor.min.js' }],
    used: when('fun_features.anchorjs.enable'),
  },
  {
    key: 'nprogress',
    package: 'nprogress',
    default: `${fluidCdn}nprogress/0.2.0/`,
    files: [
      { address: 'nprogress.min.js', source: 'nprogress.js' },
      { address: 'nprogress.min.css', source: 'nprogress.css' },
    ],
    used: when('fun_features.progressbar.enable'),
  },
  {
    key: 'fancybox',
    package: '@fancyapps/fancybox',
    default: `${fluidCdn}fancybox/3.5.7/`,
    files: [
      { address: 'jquery.fancybox.min.js', source: 'dist/jquery.fancybox.min.js' },
      { address: 'jquery.fancybox.min.css', source: 'dist/jquery.fancybox.min.css' },
    ],
    used: when('post.image_zoom.enable'),
  },
  {
    key: 'clipboard',
    package: 'clipboard',
    default: `${fluidCdn}clipboard.js/2.0.11/`,
    files: [{ address: 'clipboard.min.js', source: 'dist/clipboard.min.js' }],
    used: when('code.copy_btn'),
  },
  {
    // The language's file is added by publish-libraries.ts.
    key: 'moment',
    package: 'moment',
    default: `${fluidCdn}moment.js/2.29.4/`,
    files: [{ address: 'moment.min.js', source: 'min/moment.min.js' }],
    used: when('post.updated.relative'),
  },
  {
    key: 'prismjs',
    package: 'prismjs',
    default: `${fluidCdn}prism/1.29.0/`,
    files: [
      { address: 'components/', source: 'components/', only: /\.min\.js$/, used: drawnInBrowser },
      { address: 'plugins/autoloader/', source: 'plugins/autoloader/', only: /\.min\.js$/, used: drawnInBrowser },
      {
        address: 'plugins/line-numbers/',
        source: 'plugins/line-numbers/',
        only: /\.min\.(?:js|css)$/,
        used: when('code.highlight.line_number'),
      },
    ],
    used: (setting) => Boolean(setting('code.highlight.enable')) && setting('code.highlight.lib') === 'prismjs',
  },
  {
    key: 'mathjax',
    package: 'mathjax',
    default: `${fluidCdn}mathjax/3.2.2/`,
    files: [
      { address: 'es5/tex-mml-chtml.js', source: 'es5/tex-mml-chtml.js' },
      { address: 'es5/ui/', source: 'es5/ui/' },
      { address: 'es5/input/tex/extensions/', source: 'es5/input/tex/extensions/' },
      { address: 'es5/output/chtml/fonts/', source: 'es5/output/chtml/fonts/' },
    ],
    used: (setting) => Boolean(setting('post.math.enable')) && setting('post.math.engine') === 'mathjax',
  },
  {
    key: 'katex',
    package: 'katex',
    default: `${fluidCdn}KaTeX/0.16.2/`,
    files: [
      { address: 'katex.min.css', source: 'dist/katex.min.css' },
      { address: 'fonts/', source: 'dist/fonts/' },
    ],
    used: (setting) => Boolean(setting('post.math.enable')) && setting('post.math.engine') === 'katex',
  },
  {
    key: 'mermaid',
    package: 'mermaid',
    default: `${fluidCdn}mermaid/8.14.0/`,
    files: [{ address: 'mermaid.min.js', source: 'dist/mermaid.min.js' }],
    used: when('post.mermaid.enable'),
  },
];

function drawnInBrowser(setting: FluidSetting): boolean {
  return !setting('code.highlight.prismjs.preprocess');
}

/**
 * Where earlier releases took their libraries from, as addresses stand in every `_config.fluid.yml` that is a copy of
 * Fluid's: staticfile up to 1.7, jsDelivr in 1.8, baomitu since. The name of the library, then its version.
 */
const fluidAddresses: readonly RegExp[] = [
  /^(?:https?:)?\/\/lib\.baomitu\.com\/([^/]+)\/([\d.]+)\/?$/,
  /^(?:https?:)?\/\/cdn\.staticfile\.org\/([^/]+)\/([\d.]+)(?:\/es5)?\/?$/,
  /^(?:https?:)?\/\/cdn\.jsdelivr\.net\/npm\/((?:@[^/]+\/)?[^/@]+)@([\d.]+)(?:\/(?:dist|lib|es5))?\/?$/,
];

/**
 * Whether an address is one that a release of Fluid had as its default. A version newer than the one that Fluid names
 * now, or of an earlier major version, is the owner's choice.
 */
export function isFluidsAddress(library: Library, address: string): boolean {
  const [, usualName = '', usualVersion = ''] = fluidAddresses[0]?.exec(library.default) ?? [];
  for (const pattern of fluidAddresses) {
    const [, name, version] = pattern.exec(address) ?? [];
    if (name !== undefined && version !== undefined) {
      return [usualName, library.package].includes(name) && isSameOrOlder(version, usualVersion, library.key);
    }
  }
  return false;
}

function isSameOrOlder(version: string, usual: string, key: string): boolean {
  const written = version.split('.').map(Number);
  const limit = usual.split('.').map(Number);
  // Fluid 1.8 had anchor-js 4, of which it uses what 5 has too.
  if (written[0] !== limit[0] && !(key === 'anchor' && written[0] === 4)) return false;
  const at = written.findIndex((part, index) => part !== limit[index]);
  return at === -1 || (written[at] ?? 0) < (limit[at] ?? 0);
}

/** `a.b.c` of nested objects. */
export function settingOf(config: object): FluidSetting {
  return (path) => {
    let value: unknown = config;
    for (const key of path.split('.')) {
      if (typeof value !== 'object' || value === null) return undefined;
      value = (value as Record<string, unknown>)[key];
    }
    return value;
  };
}
