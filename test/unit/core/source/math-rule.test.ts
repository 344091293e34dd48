// The table of cases of docs/features/math.md: what is a formula, what is a price, a variable of a shell, or text.
import { describe, expect, it } from 'vitest';
import { scanSource } from '../../../../scripts/core/source/scan.ts';

const formulasIn = (text: string): string[] =>
  scanSource(text, {
    bodyStart: 0,
    tagKind: (name) => (name === 'raw' || name === 'codeblock' ? 'verbatim' : undefined),
  }).flatMap((segment) =>
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
    ['价 \\$$p$', 'p'],
    ['$\\$5$', '\\$5'],
    ['$5 \\text{ 元}$', '5 \\text{ 元}'],
    ['$\\frac{{a}}{{b}}$', '\\frac{{a}}{{b}}'],
    ['价格 $5，公式 $x_1$', 'x_1'],
    ['$a\nb$', 'a\nb'],
    ['$$x$$', 'x'],
    ['$$\nx\n\n+y\n$$', '\nx\n\n+y\n'],
    ['\\(x\\)', 'x'],
    ['\\[x=1\\]', 'x=1'],
    ['$a \\text{ 若 $b_1$}$', 'a \\text{ 若 $b_1$}'],
    ['$a \\text{ 若 $', 'a \\text{ 若 '],
    ['$\\colorbox{red}{$p$} + q$', '\\colorbox{red}{$p$} + q'],
    ['$\\fcolorbox{red}{#ff0}{$p$}$', '\\fcolorbox{red}{#ff0}{$p$}'],
    ['$\\fbox{$p$}$', '\\fbox{$p$}'],
    ['$\\href{https://a.test/?$b}{c}$', '\\href{https://a.test/?$b}{c}'],
    ["$\\text{``好''} = p$", "\\text{``好''} = p"],
    ['\\(a \\text{ 若 \\(b\\)} + c\\)', 'a \\text{ 若 \\(b\\)} + c'],
    ['\\(a \\text{ 若 \\) 乙', 'a \\text{ 若 '],
    ['甲\n$\np = \\frac{q}{2}\n$\n乙', '\np = \\frac{q}{2}\n'],
    ['- 项\n  $\n  p_1\n  $', '\n  p_1\n  '],
    ['$ x $', ' x '],
    ['$x $', 'x '],
    ['$ x$', ' x'],
    ['从 $ 1 $ 起', ' 1 '],
    ['到 $ n-1 $ 编号', ' n-1 '],
    ['复杂度{% mathjax %}O(n_1){% endmathjax %}的', 'O(n_1)'],
    ['{% katex %}\na\n\nb\n{% endkatex %}', '\na\n\nb\n'],
    ['有 $ n $ 个', ' n '],
    ['$ \\alpha $', ' \\alpha '],
    ['第$i $个', 'i '],
    ['$ dp[i][j] = dp[i-1][j] $', ' dp[i][j] = dp[i-1][j] '],
    ['$ a mod b $', ' a mod b '],
    ['$ 准确率 = \\frac{a}{b} $', ' 准确率 = \\frac{a}{b} '],
    ['单价 $ 5 元，设 $x$', 'x'],
    ['\\\\(x_1\\\\)', 'x_1'],
    ['\\\\[\nx = 1\n\\\\]', '\nx = 1\n'],
    ['$`a_b$c`$', 'a_b$c'],
    ['```math\nx\n```', 'x'],
    ['~~~math\nx\n~~~', 'x'],
    ['\\begin{cases}a\\\\b\\end{cases}', '\\begin{cases}a\\\\b\\end{cases}'],
    ['\\begin{align}\na\n\nb\n\\end{align}', '\\begin{align}\na\n\nb\n\\end{align}'],
    ['{% raw %}$x${% endraw %}', 'x'],
  ])('%j', (text, latex) => {
    expect(formulasIn(text)).toEqual([latex]);
  });

  it.each(['subequations', 'displaymath', 'empheq', 'drcases', 'numcases', 'multlined', 'prooftree', 'psmallmatrix', 'alignedat'])(
    'in %s',
    (name) => {
      const latex = `\\begin{${name}}\na\n\\end{${name}}`;
      expect(formulasIn(`甲\n\n${latex}\n`)).toEqual([latex]);
    },
  );
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
    '花了 $ 5 和 $ 10',
    '花了 $ 5, 又花了 $ 10',
    'from $ 5 to $ 10',
    '$ 5 - $ 10',
    '共 100 $ - 200 $',
    '从 100 $ 到 200 $',
    'vim 里 $ 到行尾, ^ 到行首, $ 是',
    '用 $ 和 $ 包裹，jQuery 的 $ 与 $() 不同',
    '^ 表示开头，$ 表示结尾，^abc$',
    '$ npm install $ hexo g',
    '先 $ cd blog 再 $ hexo server',
    '$x $y $z',
    '$_GET 和 $_POST 与 $ x',
    '$a = $b + $c',
    'if ($a == $b)',
    '用 $ 作单位，设 \\alpha 等，再写 $',
    '$ \n$',
    '$ a\n b $',
    '$  $',
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
    '一 \\begin{align}\na\n\nb\n\\end{align}',
    '\\[1\\]',
    '以 \\\\( 开始，以 \\\\) 结束',
    '匹配 \\\\[a-z\\\\] 的',
    '\\(1\\) 存在，\\(步骤\\)，\\(SGD\\)',
    '{% mathjax %}{% endmathjax %}',
    '{% codeblock %}$x${% endcodeblock %}',
  ])('%j', (text) => {
    expect(formulasIn(text)).toEqual([]);
  });
});
