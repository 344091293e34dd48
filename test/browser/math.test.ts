// Formulas as readers see them: on wide and narrow screens, light and dark, copied, printed, without scripts.

import { describe, expect, it } from 'vitest';
import { useBuiltSite } from '../support/built-site.ts';

const post = `---
title: 注意力机制里的 $O(n^2)$
date: 2024-05-01 10:00:00
---

## 缩放点积 $\\sqrt{d_k}$

对查询 $q$ 与键 $k$，权重是 $\\alpha_{ij} \\in \\mathbb{R}$，损失为 $\\mathcal{L}_{\\text{交叉熵}}$，见式 \\eqref{eq:attention} 与 $\\eqref{eq:elbo}$。

\\begin{equation}
\\operatorname{Attention}(Q, K, V) = \\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right) V
\\label{eq:attention}
\\end{equation}

$$
\\begin{align}
\\log p_\\theta(x) &\\ge \\mathbb{E}_{q_\\phi(z \\mid x)}\\left[\\log p_\\theta(x \\mid z)\\right] - D_{\\mathrm{KL}}\\left(q_\\phi(z \\mid x) \\,\\|\\, p(z)\\right) \\label{eq:elbo} \\\\
&= \\mathcal{L}(\\theta, \\phi; x) \\nonumber
\\end{align}
$$

$$
f(x) = \\begin{cases} x & \\text{若 } x > 0 \\\\ 0 & \\text{否则} \\end{cases}
\\qquad
A = \\begin{pmatrix} a_{11} & \\cdots & a_{1n} \\\\ \\vdots & \\ddots & \\vdots \\\\ a_{m1} & \\cdots & a_{mn} \\end{pmatrix}
$$

- 列表里 $x_1$：

  $$
  \\underbrace{1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12 + 13 + 14 + 15 + 16 + 17 + 18 + 19 + 20 + 21}_{\\text{很宽的一行}} \\tag{*}
  $$

> 引用里：
>
> $$ \\sum_{i=1}^{n} \\int_0^1 \\hat{y}_i \\, dx $$

| 符号 | 含义 |
|---|---|
| $\\nabla_\\theta J$ | 梯度 |
| $P(a|b)$ | 条件概率 |

MathJax 画的：$\\sideset{_1^2}{_3^4}\\prod$，以及

$$ \\sideset{}{'}\\sum_{k} a_k $$

出错的：$\\undefinedcommand{x}$。

- 行内的 $\\begin{bmatrix} 1 & 2 & 3 & 4 & 5 & 6 & 7 & 8 & 9 & 10 & 11 & 12 \\end{bmatrix}$ 与 $\\sideset{_1^2}{_3^4}\\prod(a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s)$。

{% columns 2 %}
栏里的 $\\begin{bmatrix} 1 & 2 & 3 & 4 & 5 & 6 & 7 & 8 & 9 & 10 & 11 & 12 & 13 & 14 & 15 & 16 & 17 & 18 \\end{bmatrix}$。
<!-- column -->
右
{% endcolumns %}
`;

/** Formulas of a line with all kinds of ends, moved sign by sign across the end of a phone's line. */
const marks = ['，', '。', '；', '：', '）', '」', ',', '.', ':', ')'];
const inLine = ['$x$', '$x^2$', '$\\frac{a}{b}$', '$a+b$', '$\\sideset{_1^2}{_3^4}\\prod$'];
const shifts = Array.from({ length: 12 }, (_, index) => '中'.repeat(22 + index));
const lines = `---
title: 行
date: 2024-05-02 10:00:00
---

${marks.flatMap((mark) => inLine.flatMap((formula) => shifts.map((text) => `${text}（${formula}${mark}后文后文`))).join('\n\n')}
`;

const address = '2024/05/01/a/';
const blog = useBuiltSite(() => ({ 'source/_posts/a.md': post, 'source/_posts/lines.md': lines }));

const sizes = { desktop: { width: 1200, height: 900 }, phone: { width: 320, height: 640 } };

describe.each(['desktop', 'phone'] as const)('on a %s', (size) => {
  it.each(['light', 'dark'] as const)('shows formulas in the colour of the text (%s)', async (colorScheme) => {
    const visited = await blog.visit(address, { viewport: sizes[size], colorScheme });
    const { page } = visited;
    await page.evaluate(() => document.fonts.ready);
    const seen = await page.evaluate(() => {
      const formula = document.querySelector('.paperlog-math .katex')!;
      const text = formula.closest('p, h2')!;
      return {
        formula: getComputedStyle(formula.querySelector('.katex-html .mord')!).color,
        text: getComputedStyle(text).color,
        fonts: [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family),
        loaded: [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
        scrollsSideways: document.documentElement.scrollWidth > innerWidth,
        mathmlHeight: Math.max(
          ...[...document.querySelectorAll('.katex-mathml, .paperlog-math-mathml')].map(
            (element) => element.getBoundingClientRect().height,
          ),
        ),
      };
    });
    expect(seen.formula).toBe(seen.text);
    expect(seen.fonts).toEqual([]);
    expect(seen.loaded).toContain('KaTeX_Math');
    expect(seen.scrollsSideways).toBe(false);
    expect(seen.mathmlHeight).toBeLessThanOrEqual(1);
    expect(visited.foreignRequests).toEqual([]);
    expect(visited.failedRequests).toEqual([]);
    expect(visited.errors).toEqual([]);
    if (process.env['SCREENSHOTS']) {
      await page.screenshot({ path: `${process.env['SCREENSHOTS']}/math-${size}-${colorScheme}.png`, fullPage: true });
    }
    await visited.close();
  });
});

it('lets what is wide in a line of text scroll in itself on a phone, and leaves it alone where there is room', async () => {
  for (const [size, isNarrow] of [
    ['phone', true],
    ['desktop', false],
  ] as const) {
    const { page, close } = await blog.visit(address, { viewport: sizes[size] });
    await page.evaluate(() => document.fonts.ready);
    const parts = await page.evaluate(() =>
      [...document.querySelectorAll('li .paperlog-math-wide')].map((part) => ({
        right: part.getBoundingClientRect().right,
        scrolls: part.scrollWidth > part.clientWidth && getComputedStyle(part).overflowX === 'auto',
      })),
    );
    expect(parts).toHaveLength(2);
    for (const { right, scrolls } of parts) {
      expect(right).toBeLessThanOrEqual(sizes[size].width);
      expect(scrolls).toBe(isNarrow);
    }
    await close();
  }
});

it('begins no line with a mark behind a formula and ends none with a bracket before it', async () => {
  const { page, close } = await blog.visit('2024/05/02/lines/', { viewport: { width: 360, height: 640 } });
  await page.evaluate(() => document.fonts.ready);
  const seen = await page.evaluate(() => {
    const boxOf = (node: Node, at: number): DOMRect => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    return [...document.querySelectorAll('.markdown-body p')].map((paragraph) => {
      const { left, top, height } = paragraph.getBoundingClientRect();
      const formula = paragraph.querySelector('.katex-html, .paperlog-math-drawing')!.getBoundingClientRect();
      const [before, , after] = paragraph.childNodes;
      const mark = boxOf(after!, 0);
      const bracket = boxOf(before!, before!.textContent!.length - 1);
      return {
        text: paragraph.textContent,
        markBegins: mark.left < left + 2,
        bracketEnds: bracket.bottom - top < height / 2 && formula.top - top > height / 2,
        wraps: formula.top - top > height / 2,
      };
    });
  });
  expect(seen.filter(({ markBegins, bracketEnds }) => markBegins || bracketEnds)).toEqual([]);
  expect(new Set(seen.map(({ wraps }) => wraps))).toEqual(new Set([true, false]));
  await close();
});

it('keeps what is wide in a line of text within its column', async () => {
  const { page, close } = await blog.visit(address, { viewport: sizes.desktop });
  await page.evaluate(() => document.fonts.ready);
  const [part, column] = await page.evaluate(() =>
    ['.paperlog-column .paperlog-math-wide', '.paperlog-column'].map(
      (selector) => document.querySelector(selector)!.getBoundingClientRect().right,
    ),
  );
  expect(part).toBeLessThanOrEqual(column!);
  await close();
});

it('scrolls wide formulas in themselves, by keyboard too, and keeps their numbers off them', async () => {
  const { page, close } = await blog.visit(address, { viewport: sizes.phone });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForSelector('.paperlog-math-display[tabindex="0"]');
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('.paperlog-math-display')].map((element) => {
      const tag = element.querySelector('.katex-tag')?.getBoundingClientRect();
      const bases = [...element.querySelectorAll('.katex-base')].map((base) => base.getBoundingClientRect().right);
      return {
        html: element.textContent,
        scrolls: element.scrollWidth > element.clientWidth,
        focusable: element.getAttribute('tabindex') === '0',
        vertical: element.scrollHeight - element.clientHeight,
        overlap: tag ? Math.max(...bases) - tag.left : 0,
      };
    }),
  );
  expect(wide.some(({ scrolls }) => scrolls)).toBe(true);
  for (const { scrolls, focusable, vertical, overlap, html } of wide) {
    expect(focusable).toBe(scrolls);
    expect(vertical, html).toBeLessThanOrEqual(0);
    expect(overlap).toBeLessThanOrEqual(0);
  }
  await close();
});

it('copies the LaTeX of formulas within a selection', async () => {
  const { page, close } = await blog.visit(address, { viewport: sizes.desktop });
  const copied = await page.evaluate(() => {
    const paragraph = [...document.querySelectorAll('.markdown-body p')].find((each) =>
      each.textContent.includes('对查询'),
    )!;
    const table = document.querySelector('.markdown-body blockquote')!;
    getSelection()!.setBaseAndExtent(paragraph, 0, table, table.childNodes.length);
    const data = new DataTransfer();
    document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return data.getData('text/plain');
  });
  expect(copied).toContain('对查询 $q$ 与键 $k$，权重是 $\\alpha_{ij} \\in \\mathbb{R}$，');
  expect(copied).toContain('\n\\begin{equation}\n\\operatorname{Attention}');
  expect(copied).toContain('$$\nf(x) = \\begin{cases}');
  expect(copied).not.toMatch(/\u200b|−|⟨/);
  await close();
});

it('leads from a reference to its equation', async () => {
  const { page, close } = await blog.visit(address, { viewport: sizes.phone });
  await page.click('.paperlog-math-reference[href="#eq-eq%3Aelbo"]');
  const top = await page.evaluate(() => document.getElementById('eq-eq:elbo')!.getBoundingClientRect().top);
  expect(top).toBeGreaterThanOrEqual(-1);
  expect(top).toBeLessThan(640);
  await close();
});

it('names formulas to those who listen, once', async () => {
  const { page, close } = await blog.visit(address, { viewport: sizes.desktop, javaScriptEnabled: false });
  const hidden = await page.locator('.paperlog-math .katex-html:not([aria-hidden="true"])').count();
  expect(hidden).toBe(0);
  expect(await page.locator('.paperlog-math math').count()).toBe(
    await page.locator('.paperlog-math:not(.paperlog-math-failed)').count(),
  );
  expect(await page.locator('.paperlog-math-source').innerText()).toBe('\\undefinedcommand{x}');
  await close();
});
