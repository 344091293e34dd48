// `smartypants` makes a dash of `--`, of that in `docker ps --format` too, which nobody can copy any more.

/** Behind a blank or a Chinese character, before a small letter: no dash is written so. */
const option = /(?<=[ \t\u3000\p{Script=Han}])--(?=[a-z])/u;
const dashes = /---|--|[\u2013\u2014]/g;

/**
 * @param source a piece of text
 * @param smart the same with dashes and quotes turned, as HTML
 * @returns `smart` with the options of commands as they were written
 */
export function keepCommandOptions(source: string, smart: string): string {
  if (!source.includes('--') || !option.test(source)) return smart;
  const options = [...source.matchAll(dashes)].map(
    ({ index }) => source.charAt(index + 2) !== '-' && option.test(source.slice(Math.max(0, index - 2), index + 3)),
  );
  let dash = 0;
  return smart.replace(dashes, (found) => (options[dash++] ? '--' : found));
}
