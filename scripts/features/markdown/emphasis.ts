// Emphasis and strong emphasis as CommonMark with the CJK amendment has it, in the place of marked's own rule, which
// leaves `**（重点）**后文` as it is and takes more than linear time on some texts.

import type { MarkedExtension, Tokens } from 'marked';
import { emphasisPairs, type EmphasisPair } from './delimiter-runs.ts';

/** marked asks again at each delimiter of one text; the pairs of the last few texts are at hand. */
const recent = new Map<string, ReadonlyMap<number, EmphasisPair>>();
const recentTexts = 8;

function pairsOf(maskedSource: string): ReadonlyMap<number, EmphasisPair> {
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
      const pair = pairsOf(maskedSource).get(offset);
      if (!pair) return undefined;
      const { length } = pair;
      const inner = source.slice(length, pair.close - offset);
      const raw = source.slice(0, pair.close - offset + length);
      const tokens = this.lexer.inlineTokens(inner);
      return { type: length === 2 ? 'strong' : 'em', raw, text: inner, tokens } as Tokens.Em | Tokens.Strong;
    },
  },
};
