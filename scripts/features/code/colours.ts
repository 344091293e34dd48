// Colours of stylesheets: read, mixed, and moved until they can be read on their background (WCAG 2.2, 1.4.3).

/** 0 … 255. */
export type Colour = readonly [red: number, green: number, blue: number];

/** The names that styles of highlight.js and Prism use. */
const named: Readonly<Record<string, string>> = {
  black: '#000',
  white: '#fff',
  silver: '#c0c0c0',
  gray: '#808080',
  grey: '#808080',
  red: '#f00',
  maroon: '#800000',
  yellow: '#ff0',
  olive: '#808000',
  lime: '#0f0',
  green: '#008000',
  aqua: '#0ff',
  cyan: '#0ff',
  teal: '#008080',
  blue: '#00f',
  navy: '#000080',
  fuchsia: '#f0f',
  magenta: '#f0f',
  purple: '#800080',
  orange: '#ffa500',
  brown: '#a52a2a',
  crimson: '#dc143c',
  darkblue: '#00008b',
  darkgreen: '#006400',
  darkred: '#8b0000',
  slategray: '#708090',
  lightblue: '#add8e6',
  lightgray: '#d3d3d3',
  lightgrey: '#d3d3d3',
  chocolate: '#d2691e',
  goldenrod: '#daa520',
};

/** Opaque colours only; `undefined` for anything else (`inherit`, gradients, variables). */
export function parseColour(text: string): Colour | undefined {
  const value = text
    .trim()
    .toLowerCase()
    .replace(/\s*!important$/, '');
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/.exec(Object.hasOwn(named, value) ? (named[value] ?? '') : value)?.[1];
  if (hex !== undefined) {
    const digits = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    const number = Number.parseInt(digits, 16);
    return [number >> 16, (number >> 8) & 255, number & 255];
  }
  const rgb = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/.exec(value);
  if (rgb) return [Number(rgb[1]), Number(rgb[2]), Number(rgb[3])];
  const hsl = /^hsl\(\s*([\d.]+)(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%\s*\)$/.exec(value);
  return hsl ? fromHsl(Number(hsl[1]), Number(hsl[2]) / 100, Number(hsl[3]) / 100) : undefined;
}

function fromHsl(hue: number, saturation: number, lightness: number): Colour {
  const amount = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number): number => {
    const k = (shift + hue / 30) % 12;
    return Math.round(255 * (lightness - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [channel(0), channel(8), channel(4)];
}

export function writeColour(colour: Colour): string {
  return `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** `share` of `top` over `bottom`. */
export function mix(top: Colour, bottom: Colour, share: number): Colour {
  const channel = (index: 0 | 1 | 2): number => top[index] * share + bottom[index] * (1 - share);
  return [channel(0), channel(1), channel(2)];
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];

/** The nearest colour, towards black or white, that has `ratio` on each of the backgrounds; or the best there is. */
export function readableOn(colour: Colour, backgrounds: readonly Colour[], ratio: number): Colour {
  const worst = (candidate: Colour): number =>
    Math.min(...backgrounds.map((background) => contrast(candidate, background)));
  if (worst(colour) >= ratio) return colour;
  const end = worst(black) >= worst(white) ? black : white;
  for (let step = 1; step <= 100; step++) {
    // Rounded as it will be written.
    const candidate = mix(end, colour, step / 100).map(Math.round) as unknown as Colour;
    if (worst(candidate) >= ratio) return candidate;
  }
  return end;
}
