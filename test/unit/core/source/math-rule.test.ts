// The table of cases of docs/features/math.md: what is a formula, what is a price, a variable of a shell, or text.
import { describe, expect, it } from 'vitest';
import { scanSource } from '../../../../scripts/core/source/scan.ts';

const formulasIn = (text: string): string[] =>
  scanSource(text, { bodyStart: 0 }).flatMap((segment) =>
    segment.kind === 'math' ? [text.slice(segment.contentStart, segment.contentEnd)] : [],
  );

describe('formulas', () => {
  it.each([
    ['$x$', 'x'],
    ['设$n$个', 'n'],
    ['（$n$）', 'n'],
    ['$n$-gram', 'n'],
    ['$O(n)$', 'O(n)'],
    ['$1+1=2$', '1+1=2'],
    ['$0.5$', '0.5'],
    ['$10\\%$', '10\\%'],
    ['$\\$5$', '\\$5'],
    ['$5 \\text{ 元}$', '5 \\text{ 元}'],
    ['$\\frac{{a}}{{b}}$', '\\frac{{a}}{{b}}'],
    ['价格 $5，公式 $x_1$', 'x_1'],
    ['$a\nb$', 'a\nb'],
    ['$$x$$', 'x'],
    ['$$\nx\n\n+y\n$$', '\nx\n\n+y\n'],
    ['\\(x\\)', 'x'],
    ['\\[x=1\\]', 'x=1'],
    ['$`a_b$c`$', 'a_b$c'],
    ['```math\nx\n```', 'x'],
    ['~~~math\nx\n~~~', 'x'],
    ['\\begin{cases}a\\\\b\\end{cases}', '\\begin{cases}a\\\\b\\end{cases}'],
    ['{% raw %}$x${% endraw %}', 'x'],
  ])('%j', (text, latex) => {
    expect(formulasIn(text)).toEqual([latex]);
  });
});

describe('text', () => {
  it.each([
    '$5 和 $10',
    '$5和$10',
    '从 $5 到 $10 不等',
    'US$3',
    'US$3 到 US$5',
    '${HOME}/bin，$(pwd)',
    '路径是${base}/${name}。',
    '变量$JAVA_HOME与${JAVA_HOME}。',
    '$JAVA_HOME/bin，$PATH、$HOME，%A%\\bin，路径是${base}',
    '$@ 和 $#，$?',
    'A$5 或 NZ$6',
    '$1,000 和 $2,000',
    '$5/月，$50/年',
    '$20-$30',
    '$20~$30',
    '\\$x\\$',
    '$ x $',
    '$x $',
    '$ x$',
    '花了 $100，又花了 200$',
    'echo $HOME $PATH',
    '$HOME:$PATH',
    '`$x$`',
    '```\n$x$\n```',
    '    $x$',
    '<code>$x$</code>',
    '<a href="$x$">甲</a>',
    '[甲](/$x$)',
    'https://a.test/$x$',
    '<https://a.test/$x$>',
    '<!-- $x$ -->',
    '<script>$x$</script>',
    '$`a`',
    '```math\n```',
    '$$',
    '$$$',
    '一 $x\n\ny$ 二',
    '\\[1\\]',
    '\\\\(x\\\\)',
    '{% codeblock %}$x${% endcodeblock %}',
  ])('%j', (text) => {
    expect(formulasIn(text)).toEqual([]);
  });
});
