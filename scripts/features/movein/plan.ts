// What moving in means for the files of a blog, worked out before anything is touched. Pure: takes listings, gives
// actions.

/** One file of theirs: where it goes, and what is there now. */
export interface FileState {
  readonly from: string;
  readonly to: string;
  /** `same`: nothing to do; `sample`: an unchanged file of ours; `other`: something of the owner's. */
  readonly target: 'free' | 'same' | 'sample' | 'other';
  /** What is written if it isn't their file byte for byte. */
  readonly content?: string;
}

export interface MovePlan {
  readonly copies: readonly FileState[];
  readonly conflicts: readonly FileState[];
  /** Unchanged sample files that don't belong to their blog. */
  readonly removals: readonly string[];
}

export function planFiles(files: readonly FileState[], samples: readonly string[], force: boolean): MovePlan {
  const taken = new Set(files.map(({ to }) => to));
  return {
    copies: files.filter(({ target }) => target === 'free' || target === 'sample' || (force && target === 'other')),
    conflicts: force ? [] : files.filter(({ target }) => target === 'other'),
    removals: samples.filter((sample) => !taken.has(sample)),
  };
}
