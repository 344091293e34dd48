// Values of presentational attributes as CSS. Source: HTML Standard, 2.3.4 (dimensions, colours) and 15.3.4 (font
// sizes), https://html.spec.whatwg.org/multipage/common-microsyntaxes.html

/** `50%`, `100`, `100px`, `640.5` → a CSS length; `undefined` for what browsers ignore (`auto`, `0` of a table). */
export function cssLength(value: string): string | undefined {
  const [, number, percent] = /^\s*\+?(\d+(?:\.\d+)?)(%?)/.exec(value) ?? [];
  return number === undefined ? undefined : `${number}${percent === '%' ? '%' : 'px'}`;
}

/** Whole pixels, as `width` and `height` of a picture or a frame may be; whatever follows the number is ignored. */
export function wholePixels(value: string): string | undefined {
  const [, number] = /^\s*\+?(\d+)(?:\.\d+)?(?!\d*(?:\.\d+)?%)/.exec(value) ?? [];
  return number;
}

/** Old attributes leave the `#` out; what could end a declaration is no colour. */
export function cssColor(value: string): string | undefined {
  const color = value.trim();
  if (/^(?:[\da-f]{3}|[\da-f]{6})$/i.test(color)) return `#${color}`;
  return /^(?:#[\da-f]{3,8}|[a-z]+|(?:rgb|hsl)a?\([\d\s.,%/]*\))$/i.test(color) ? color : undefined;
}

const fontSizes = ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large'];

/** `size` of `<font>`: 1 to 7, or a step from 3 with a sign. */
export function cssFontSize(value: string): string | undefined {
  const [, sign, digits] = /^\s*([+-]?)(\d+)/.exec(value) ?? [];
  if (digits === undefined) return undefined;
  const step = sign === '+' ? 3 + Number(digits) : sign === '-' ? 3 - Number(digits) : Number(digits);
  return fontSizes[Math.min(Math.max(step, 1), fontSizes.length) - 1];
}

/** Names of fonts; what could end a declaration is none. */
export function cssFontFamily(value: string): string | undefined {
  const names = value.split(',').map((name) => name.trim().replace(/^['"]|['"]$/g, ''));
  if (names.some((name) => name === '' || /['"\\;{}]/.test(name))) return undefined;
  return names.map((name) => (/^[a-z][\w-]*$/i.test(name) ? name : `'${name}'`)).join(', ');
}
