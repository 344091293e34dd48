// The command that an unknown one is likely a slip of.

import { likelyMeant } from '../../core/misspelling.ts';
import { letterCommands, operators } from './plain-symbols.ts';

const structure =
  'frac dfrac tfrac sqrt begin left right overline underline overbrace underbrace overset underset stackrel substack ' +
  'mathbb mathbf mathcal mathrm mathsf mathscr mathfrak boldsymbol operatorname text textbf textit displaystyle ' +
  'widehat widetilde tilde quad qquad binom limits label notag';
const names = [...Object.keys(letterCommands), ...Object.keys(operators), ...structure.split(' ')];

/** `alhpa` → `alpha`; `undefined` if it is near to none. */
export function likelyCommand(name: string): string | undefined {
  return likelyMeant(name, names);
}
