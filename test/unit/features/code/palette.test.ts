import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast, parseColour } from '../../../../scripts/features/code/colours.ts';
import { isGroup, parseCss, writeCss, type CssRule } from '../../../../scripts/features/code/css-rules.ts';
import { onePalette } from '../../../../scripts/features/code/palette.ts';

const folder = path.join(path.dirname(createRequire(import.meta.url).resolve('highlight.js/package.json')), 'styles');
const styles = readdirSync(folder).filter((name) => name.endsWith('.css') && !name.endsWith('.min.css'));
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');

describe('the colours of code', () => {
  it.each([
    ['github.css', '#f6f8fa'],
    ['dark.css', '#303030'],
    ['monokai.css', '#272822'],
    ['xcode.css', '#f6f8fa'],
  ])('of %s can be read on what is painted behind them', (name, background) => {
    const behind = parseColour(background)!;
    const rules = parseCss(onePalette({ css: read(name), background }, undefined, { contrast: 4.5 })) as CssRule[];
    const colours = rules.flatMap(({ declarations }) =>
      declarations.some(({ property }) => property.startsWith('background'))
        ? []
        : declarations.filter(({ property }) => property === 'color'),
    );
    expect(colours.length).toBeGreaterThan(2);
    for (const { value } of colours) expect(contrast(parseColour(value)!, behind), value).toBeGreaterThanOrEqual(4.5);
  });

  it('stay as they are if asked to', () => {
    expect(onePalette({ css: '.a{color:#eee}', background: '#fff' }, undefined, { contrast: 0 })).toBe(
      '.a{color:#eee}',
    );
  });

  it('of light and dark lie in one sheet and never both apply', () => {
    const light = { css: '.hljs{color:#111;background:#fff}', background: '#fff' };
    const dark = { css: '.hljs{color:#eee}', background: '#222' };
    expect(onePalette(light, dark, { contrast: 0 })).toBe(
      ":where(:root[data-user-color-scheme='light']) .hljs{color:#111;background:#fff}" +
        "@media not print{:where(:root[data-user-color-scheme='dark']) .hljs{color:#eee}}" +
        '@media not all and (prefers-color-scheme: dark){:where(:root:not([data-user-color-scheme])) .hljs{color:#111;background:#fff}}' +
        '@media screen and (prefers-color-scheme: dark){:where(:root:not([data-user-color-scheme])) .hljs{color:#eee}}' +
        "@media print{:where(:root:not([data-user-color-scheme='light'])) .hljs{color:#111;background:#fff}}",
    );
  });

  it('are read from every style of highlight.js without losing a declaration', () => {
    expect(styles.length).toBeGreaterThan(70);
    for (const name of styles) {
      const css = read(name).replace(/\/\*[\s\S]*?\*\//g, '');
      const rules = parseCss(css);
      expect(rules.some(isGroup) || rules.length > 3, name).toBe(true);
      expect(parseCss(writeCss(rules)), name).toEqual(
        rules.filter((rule) => isGroup(rule) || rule.declarations.length > 0),
      );
      expect(writeCss(rules).match(/color:/g)?.length, name).toBe(css.match(/color\s*:/g)?.length);
    }
  });
});
