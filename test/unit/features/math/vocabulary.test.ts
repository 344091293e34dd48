import { describe, expect, it } from 'vitest';
import { environmentFormulas, functionFormulas, macroFormulas, symbolFormulas } from './katex-vocabulary.ts';
import { paperFormulas } from './paper-formulas.ts';
import { display, render } from './render.ts';

/** `formula: what is wrong` */
async function faults(formulas: readonly string[]): Promise<string[]> {
  const result: string[] = [];
  for (const formula of formulas) {
    // Each by itself: some of them redefine.
    const { findings } = await render(display(formula), { config: { fallback: 'none' } });
    result.push(...findings.map(({ message }) => `${formula}: ${message}`));
  }
  return result;
}

describe('what KaTeX declares', () => {
  it.each([
    ['symbols', symbolFormulas, 550],
    ['macros', macroFormulas, 200],
    ['functions', functionFormulas, 200],
    ['environments', environmentFormulas, 30],
  ] as const)('renders: %s', async (_, formulas, atLeast) => {
    const all = formulas();
    expect(all.length).toBeGreaterThan(atLeast);
    expect(await faults(all)).toEqual([]);
  });
});

it('renders what papers are made of', async () => {
  const formulas = paperFormulas();
  expect(new Set(formulas).size).toBeGreaterThan(600);
  expect(await faults(formulas)).toEqual([]);
});
