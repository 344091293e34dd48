import { describe, expect, it } from 'vitest';
import { withUnits } from '../../../../scripts/features/math/units.ts';
import { display, inline, render } from './render.ts';

const written = (latex: string): string => withUnits(latex, () => false).text;

describe('a number', () => {
  it.each([
    ['\\num{42}', '{42}'],
    ['\\num{12345.678901}', '{12\\,345.678\\,901}'],
    ['\\num{1234}', '{1234}'],
    ['\\num{-3.5e-12}', '{-3.5\\times 10^{-12}}'],
    ['\\num{e10}', '{10^{10}}'],
    ['\\num{.5}', '{0.5}'],
    ['\\num{1.05(2)}', '{1.05(2)}'],
    ['\\num{1.5 +- 0.2}', '{1.5\\pm 0.2}'],
    ['\\num{2 x 3}', '{2\\times 3}'],
    ['\\num{n}', '{n}'],
    ['\\num[round-mode=places]{3.14}', '{3.14}'],
    ['\\ang{12.5}', '{12.5^{\\circ}}'],
    ['\\ang{1;2;3}', "{1^{\\circ}2'3''}"],
    ['\\numrange{1}{5}', '{1\\text{–}5}'],
    ['\\numlist{1;2;3}', '{1,\\ 2,\\ 3}'],
  ])('%s', (latex, expected) => {
    expect(written(latex)).toBe(expected);
  });
});

describe('a unit', () => {
  it.each([
    ['\\si{m/s^2}', '{\\mathrm{m/s^2}}'],
    ['\\unit{kg.m^{-3}}', '{\\mathrm{kg\\,m^{-3}}}'],
    ['\\unit{\\metre\\per\\second\\squared}', '{\\mathrm{m}\\,\\mathrm{s}^{-2}}'],
    ['\\unit{\\joule\\per\\kilo\\gram\\per\\kelvin}', '{\\mathrm{J}\\,\\mathrm{kg}^{-1}\\,\\mathrm{K}^{-1}}'],
    ['\\unit{\\cubic\\centi\\metre}', '{\\mathrm{cm}^{3}}'],
    ['\\unit{\\per\\square\\metre}', '{\\mathrm{m}^{-2}}'],
    ['\\unit{\\metre\\tothe{4}}', '{\\mathrm{m}^{4}}'],
    ['\\unit{\\micro\\ohm}', '{\\text{µΩ}}'],
    ['\\unit{\\km\\per\\hour}', '{\\mathrm{km}\\,\\mathrm{h}^{-1}}'],
    ['\\si{\\percent}', '{\\text{\\%}}'],
  ])('%s', (latex, expected) => {
    expect(written(latex)).toBe(expected);
  });
});

describe('a quantity', () => {
  it.each([
    ['\\SI{3e8}{m/s}', '{3\\times 10^{8}\\,\\mathrm{m/s}}'],
    ['\\qty{25}{\\degreeCelsius}', '{25\\,\\text{°C}}'],
    ['\\SI{90}{\\degree}', '{90\\text{°}}'],
    ['\\qtyrange{1}{2}{V}', '{1\\,\\mathrm{V}\\text{–}2\\,\\mathrm{V}}'],
    // A pair of brackets in physics.
    ['\\qty{\\frac{a}{b}}{c}', '\\qty{\\frac{a}{b}}{c}'],
    ['\\qty(x)', '\\qty(x)'],
    ['\\SI{5}', '\\SI{5}'],
    ['\\number{5}', '\\number{5}'],
  ])('%s', (latex, expected) => {
    expect(written(latex)).toBe(expected);
  });
});

it('renders them by KaTeX, keeping what the author wrote', async () => {
  const latex = 'v = \\SI{299792458}{\\metre\\per\\second}, R = \\qty{4.7}{\\kilo\\ohm}, \\ang{90}';
  const { html, findings } = await render(`<p>${inline(latex)}</p>`, { config: { fallback: 'none' } });
  expect(findings).toEqual([]);
  expect(html).toContain(`<annotation encoding="application/x-tex">${latex}</annotation>`);
});

it('renders them in words and in formulas among words', async () => {
  const latex = '\\text{以 \\SI{3}{m/s}，$v = \\num{5}$} \\num{1}';
  expect(withUnits(latex, () => false).text).toBe('\\text{以 {$3\\,\\mathrm{m/s}$}，$v = {5}$} {1}');
  expect((await render(inline(latex), { config: { fallback: 'none' } })).findings).toEqual([]);
});

it('stands beside commands that MathJax draws', async () => {
  expect((await render(`<p>${display('\\dv{v}{t} = \\SI{9.8}{m/s^2}')}</p>`)).findings).toEqual([]);
});

it('leaves alone what the post defines itself', async () => {
  const { html } = await render(`<p>${inline('\\unit{e}')}</p>`, { data: { mathMacros: { '\\unit': '\\hat{#1}' } } });
  expect(html).toContain('<mover accent="true">');
  const later = await render(`<p>${inline('\\newcommand{\\num}{N}')}${inline('\\num{1}')}</p>`);
  expect(later.html).toContain('<mi>N</mi>');
});

it('says where a fault is behind a number', async () => {
  const raw = '$\\num{1} \\wrong$';
  const { findings } = await render(inline('\\num{1} \\wrong', 0), { raw });
  expect(findings[0]?.at).toEqual({ line: 1, column: raw.indexOf('\\wrong') + 1 });
});
