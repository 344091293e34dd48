// Names of languages: those that a highlighter knows, what authors call them otherwise, and the nearest to a misspelt one.

import { likelyMeant } from '../../core/misspelling.ts';

/** Names for text that isn't highlighted. */
const plainNames: ReadonlySet<string> = new Set(
  (
    'plain plaintext text txt none raw nohighlight no-highlight nohl output out result log csv tsv tree ascii ' +
    'pseudo pseudocode pseudo-code algorithm algo gitignore ignore unknown mermaid'
  ).split(' '),
);

/** Languages that the library has no grammar for: their authors have named them right. */
const withoutGrammar: ReadonlySet<string> = new Set(
  (
    'abap agda antlr bicep bison cairo chisel cron crontab cypher dot fasm flex gdscript graphviz ' +
    'gv hcl hosts idris jq lean lean4 lex mlir mongo mongodb move pgn plantuml po promql ptx puml qasm redis ' +
    'reg regex regexp rego shaderlab smt2 sol solidity sparql srt svgbob terraform tf tla typst uml wgsl yacc zig'
  ).split(' '),
);

/** `伪代码`, `终端输出`: says what the block is, and can't be the slip of a name. */
export function isNoName(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}

/** What authors write → highlight.js's own name, where highlight.js doesn't know it. */
const highlightJsAliases: Readonly<Record<string, string>> = {
  vue: 'xml',
  svelte: 'xml',
  astro: 'xml',
  angular: 'xml',
  html5: 'xml',
  wxml: 'xml',
  ejs: 'xml',
  css3: 'css',
  wxss: 'css',
  sass: 'scss',
  es6: 'javascript',
  es2015: 'javascript',
  node: 'javascript',
  nodejs: 'javascript',
  mdx: 'markdown',
  'objective-c': 'objectivec',
  'objective-c++': 'objectivec',
  oc: 'objectivec',
  python2: 'python',
  python3: 'python',
  py3: 'python',
  pycon3: 'python-repl',
  ipynb: 'python',
  triton: 'python',
  cu: 'cpp',
  cuda: 'cpp',
  'cuda-c': 'cpp',
  'c++11': 'cpp',
  'c++14': 'cpp',
  'c++17': 'cpp',
  'c++20': 'cpp',
  'c++23': 'cpp',
  'c/c++': 'cpp',
  opencl: 'cpp',
  metal: 'cpp',
  'vue-html': 'xml',
  postcss: 'css',
  vba: 'vbscript',
  vb6: 'vbscript',
  jsonl: 'json',
  ndjson: 'json',
  systemd: 'ini',
  desktop: 'ini',
  c99: 'c',
  c11: 'c',
  java8: 'java',
  golang: 'go',
  asm: 'x86asm',
  nasm: 'x86asm',
  masm: 'x86asm',
  assembly: 'x86asm',
  octave: 'matlab',
  jl: 'julia',
  viml: 'vim',
  vimscript: 'vim',
  vimrc: 'vim',
  systemverilog: 'verilog',
  racket: 'scheme',
  hlsl: 'glsl',
  nunjucks: 'twig',
  njk: 'twig',
  jinja2: 'django',
  terminal: 'shell',
  term: 'shell',
  'shell-session': 'shell',
  shellscript: 'bash',
  'shell-script': 'bash',
  'sh-session': 'shell',
  'bash-session': 'shell',
  curl: 'bash',
  fish: 'bash',
  dotenv: 'bash',
  env: 'bash',
  git: 'shell',
  conf: 'ini',
  cfg: 'ini',
  config: 'ini',
  editorconfig: 'ini',
  mysql: 'sql',
  psql: 'sql',
  sqlite: 'sql',
  sqlite3: 'sql',
  plsql: 'sql',
  tsql: 'sql',
  bib: 'latex',
  bibtex: 'latex',
};

/** The same for Prism. */
const prismAliases: Readonly<Record<string, string>> = {
  vue: 'markup',
  svelte: 'markup',
  astro: 'markup',
  wxml: 'markup',
  ejs: 'markup',
  zsh: 'bash',
  console: 'shell-session',
  terminal: 'shell-session',
  golang: 'go',
  jsonc: 'json5',
  'c++': 'cpp',
  'c#': 'csharp',
  'f#': 'fsharp',
  'objective-c': 'objectivec',
  cuda: 'cpp',
  cu: 'cpp',
  python3: 'python',
  node: 'javascript',
  nodejs: 'javascript',
  asm: 'nasm',
  viml: 'vim',
  bib: 'latex',
  bibtex: 'latex',
  mysql: 'sql',
  psql: 'sql',
  sqlite: 'sql',
  ps1: 'powershell',
  proto: 'protobuf',
  conf: 'ini',
  cfg: 'ini',
  'c/c++': 'cpp',
};

export type Library = 'highlight.js' | 'prismjs';

const aliases: Readonly<Record<Library, Readonly<Record<string, string>>>> = {
  'highlight.js': highlightJsAliases,
  prismjs: prismAliases,
};

/** What the library calls a language that it knows by another name only. */
export function aliasOf(library: Library, name: string): string | undefined {
  const lower = name.toLowerCase();
  if (plainNames.has(lower) || withoutGrammar.has(lower)) return library === 'prismjs' ? 'none' : 'plaintext';
  return Object.hasOwn(aliases[library], lower) ? aliases[library][lower] : undefined;
}

export function aliasesOf(library: Library): Readonly<Record<string, string>> {
  return aliases[library];
}

/** The name that an unknown one may be a slip of. */
export function nearestLanguage(library: Library, name: string, known: Iterable<string>): string | undefined {
  return likelyMeant(name.toLowerCase(), [...known, ...Object.keys(aliases[library])]);
}
