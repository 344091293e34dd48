// Emphasis and strong emphasis with the CJK amendment as an extension of marked's own lexer, for blogs that keep that
// (`paperlog.markdown.parser: marked`): marked leaves `**（重点）**后文` as it is.

import type { MarkedExtension, Tokens } from 'marked';
import { delimiterRun, pairRuns, type DelimiterRun, type Pair } from './delimiter-runs.ts';

const delimiters = /\*+|_+/g;

/** All pairs of a text by the offset of their opening delimiter, with the offset of the closing one. */
function emphasisPairs(text: string): Map<number, { pair: Pair; close: number }> {
  const runs: DelimiterRun[] = [];
  for (const { index, 0: run } of text.matchAll(delimiters))
    runs.push(delimiterRun(text, index, { character: run.charAt(0) }));
  pairRuns(runs, 0);
  const pairs = new Map<number, { pair: Pair; close: number }>();
  const closeOffsets = new Map<Pair, number>();
  for (const run of runs) {
    let close = run.start;
    for (const pair of run.closes) {
      closeOffsets.set(pair, close);
      close += pair.length;
    }
  }
  for (const run of runs) {
    let open = run.start + run.length;
    for (const pair of run.opens) {
      open -= pair.length;
      pairs.set(open, { pair, close: closeOffsets.get(pair) ?? open });
    }
  }
  return pairs;
}

/** marked asks again at each delimiter of one text; the pairs of the last few texts are at hand. */
const recent = new Map<string, ReturnType<typeof emphasisPairs>>();
const recentTexts = 8;

function pairsOf(maskedSource: string): ReturnType<typeof emphasisPairs> {
  const found = recent.get(maskedSource);
  if (found) return found;
  const pairs = emphasisPairs(maskedSource);
  recent.set(maskedSource, pairs);
  const [oldest] = recent.keys();
  if (recent.size > recentTexts && oldest !== undefined) recent.delete(oldest);
  return pairs;
}

export const cjkFriendlyEmphasis: MarkedExtension = {
  tokenizer: {
    emStrong(source, maskedSource): Tokens.Em | Tokens.Strong | undefined {
      const first = source.charAt(0);
      if (first !== '*' && first !== '_') return undefined;
      const offset = maskedSource.length - source.length;
      const found = pairsOf(maskedSource).get(offset);
      if (!found) return undefined;
      const { length } = found.pair;
      const inner = source.slice(length, found.close - offset);
      const raw = source.slice(0, found.close - offset + length);
      const tokens = this.lexer.inlineTokens(inner);
      return { type: length === 2 ? 'strong' : 'em', raw, text: inner, tokens } as Tokens.Em | Tokens.Strong;
    },
  },
};
