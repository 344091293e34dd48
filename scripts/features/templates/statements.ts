// Nunjucks' own statements: https://mozilla.github.io/nunjucks/templating.html#tags

export const statements: ReadonlySet<string> = new Set([
  ...['if', 'elif', 'elseif', 'else', 'endif', 'for', 'endfor', 'asyncEach', 'asyncAll', 'endeach', 'endall'],
  ...['set', 'endset', 'block', 'endblock', 'extends', 'include', 'import', 'from', 'macro', 'endmacro', 'call'],
  ...['endcall', 'filter', 'endfilter', 'switch', 'case', 'default', 'endswitch'],
]);
