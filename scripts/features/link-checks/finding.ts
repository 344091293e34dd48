// What a rule of links says of one link: the diagnostic's part, and how to mend it where that is safe.

import type { Severity } from '../../core/diagnostic.ts';

export interface LinkFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  /** What to write instead of the address, as it is written in the file. */
  readonly fix?: string;
}
