// Colours as xcolor names them: by model (`[HTML]{FF8800}`, `[rgb]{1,0.5,0}`), as mixtures (`red!50!blue`) and by names
// of one's own. KaTeX has names of CSS and `#rrggbb`, and that is what comes out.

type Rgb = readonly [red: number, green: number, blue: number];

/** xcolor's own, from 0 to 1. */
const named: Readonly<Record<string, Rgb>> = {
  ...{ red: [1, 0, 0], green: [0, 1, 0], blue: [0, 0, 1], cyan: [0, 1, 1], magenta: [1, 0, 1], yellow: [1, 1, 0] },
  ...{ black: [0, 0, 0], white: [1, 1, 1], gray: [0.5, 0.5, 0.5], darkgray: [0.25, 0.25, 0.25] },
  ...{ lightgray: [0.75, 0.75, 0.75], brown: [0.75, 0.5, 0.25], lime: [0.75, 1, 0], olive: [0.5, 0.5, 0] },
  ...{ orange: [1, 0.5, 0], pink: [1, 0.75, 0.75], purple: [0.75, 0, 0.25], teal: [0, 0.5, 0.5] },
  ...{ violet: [0.5, 0, 0.5] },
};

/** `#rrggbb`; `undefined` if the model isn't known, or the numbers aren't of it. */
export function colorOfModel(model: string, value: string): string | undefined {
  if (model === 'HTML') return /^[\dA-Fa-f]{6}$/.test(value) ? `#${value}` : undefined;
  const parts = value.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (!parts.every((part) => Number.isFinite(part))) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = parts;
  if (model === 'rgb' && parts.length === 3) return hexadecimal([a, b, c]);
  if (model === 'RGB' && parts.length === 3) return hexadecimal([a / 255, b / 255, c / 255]);
  if (model === 'gray' && parts.length === 1) return hexadecimal([a, a, a]);
  if (model === 'cmyk' && parts.length === 4) return hexadecimal([a, b, c].map((ink) => 1 - Math.min(1, ink + d)));
  return undefined;
}

/** `red!50` is half red, half white; `red!50!blue!20` goes on mixing. `undefined` if it is no mixture. */
export function mixedColor(mixture: string): string | undefined {
  const [first = '', ...steps] = mixture.split('!').map((step) => step.trim());
  if (steps.length === 0) return undefined;
  let color = rgbOf(first);
  for (let index = 0; index < steps.length && color; index += 2) {
    const share = Number(steps[index]) / 100;
    const other = rgbOf(steps[index + 1] ?? 'white');
    if (!other || !(share >= 0 && share <= 1)) return undefined;
    color = [mix(color[0], other[0], share), mix(color[1], other[1], share), mix(color[2], other[2], share)];
  }
  return color && hexadecimal(color);
}

function mix(one: number, other: number, share: number): number {
  return one * share + other * (1 - share);
}

function rgbOf(name: string): Rgb | undefined {
  return Object.hasOwn(named, name) ? named[name] : undefined;
}

function hexadecimal(parts: readonly number[]): string {
  const digits = parts.map((part) =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}
