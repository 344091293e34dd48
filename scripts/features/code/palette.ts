// One stylesheet out of a style for light and one for dark pages, as highlight.js and Prism publish them: nothing is
// loaded twice or switched by a script, and colours that are hard to read are moved until they aren't.

import { mix, parseColour, readableOn, writeColour, type Colour } from './colours.ts';
import { isGroup, parseCss, writeCss, type CssDeclaration, type CssGroup, type CssRule } from './css-rules.ts';

export interface PaletteStyle {
  readonly css: string;
  /** What the theme paints behind code. */
  readonly background: string;
}

export interface PaletteOptions {
  /** The least contrast of text; 0: colours stay as they are. */
  readonly contrast: number;
}

/** Behind marked, added and removed lines, as styles.css paints them over the background. */
export const tints: Readonly<
  Record<'mark' | 'added' | 'removed', { readonly colour: Colour; readonly share: number }>
> = {
  mark: { colour: [212, 167, 44], share: 0.18 },
  added: { colour: [46, 160, 67], share: 0.15 },
  removed: { colour: [218, 54, 51], share: 0.13 },
};

/** Fluid says which on the document's element, by a script that runs before anything is seen; without scripts the
 * reader's system decides. */
const attribute = 'data-user-color-scheme';

export function onePalette(
  light: PaletteStyle | undefined,
  night: PaletteStyle | undefined,
  options: PaletteOptions,
): string {
  const day = light && readable(light, options);
  if (!night) return day ? writeCss(day) : '';
  const shade = readable(night, options);
  const unsaid = `:root:not([${attribute}])`;
  return writeCss([
    ...(day ? scope(day, `:root[${attribute}='light']`) : []),
    { condition: '@media not print', rules: scope(shade, `:root[${attribute}='dark']`) },
    ...(day ? [{ condition: '@media not all and (prefers-color-scheme: dark)', rules: scope(day, unsaid) }] : []),
    { condition: '@media screen and (prefers-color-scheme: dark)', rules: scope(shade, unsaid) },
    // Paper is white, whoever prints.
    ...(day ? [{ condition: '@media print', rules: scope(day, `:root:not([${attribute}='light'])`) }] : []),
  ]);
}

type Rules = readonly (CssRule | CssGroup)[];

/** `:where` adds no weight: an owner's own styles go on winning as they did. */
function scope(rules: Rules, root: string): Rules {
  const prefix = `:where(${root})`;
  return rules.map((rule) =>
    isGroup(rule)
      ? { ...rule, rules: scope(rule.rules, root) }
      : {
          ...rule,
          selectors: rule.selectors.map((selector) => (selector === ':root' ? prefix : `${prefix} ${selector}`)),
        },
  );
}

function readable({ css, background }: PaletteStyle, { contrast }: PaletteOptions): Rules {
  const rules = parseCss(css);
  const behind = parseColour(background);
  if (!behind || contrast === 0) return rules;
  const tinted = [behind, ...Object.values(tints).map(({ colour, share }) => mix(colour, behind, share))];
  const numbers = readableOn(mix(textColour(rules) ?? [128, 128, 128], behind, 0.5), [behind], contrast);
  return [
    { selectors: [':root'], declarations: [{ property: '--paperlog-code-muted', value: writeColour(numbers) }] },
    ...rules.map((rule) => readableRule(rule, tinted, contrast)),
  ];
}

function textColour(rules: Rules): Colour | undefined {
  for (const rule of rules) {
    if (isGroup(rule) || !rule.selectors.some((selector) => /^(?:\.hljs|code\[class\*=.language-.\])$/.test(selector)))
      continue;
    const colour = rule.declarations.find(({ property }) => property === 'color');
    if (colour) return parseColour(colour.value);
  }
  return undefined;
}

function readableRule(rule: CssRule | CssGroup, behind: readonly Colour[], ratio: number): CssRule | CssGroup {
  if (isGroup(rule)) return { ...rule, rules: rule.rules.map((inner) => readableRule(inner, behind, ratio)) };
  // Parts of the text may have a background of their own; the block itself is painted by the theme.
  const isBlock = rule.selectors.some((selector) => /(?:\.hljs|\]|^pre|^code)$/.test(selector));
  const own = isBlock ? undefined : rule.declarations.map(backgroundColour).find((colour) => colour !== undefined);
  const backgrounds = own ? [own] : behind;
  return {
    ...rule,
    declarations: rule.declarations.map((declaration) => {
      if (declaration.property !== 'color') return declaration;
      const colour = parseColour(declaration.value);
      if (!colour) return declaration;
      const moved = readableOn(colour, backgrounds, ratio);
      return moved === colour ? declaration : { ...declaration, value: writeColour(moved) };
    }),
  };
}

function backgroundColour({ property, value }: CssDeclaration): Colour | undefined {
  return property === 'background' || property === 'background-color' ? parseColour(value) : undefined;
}
