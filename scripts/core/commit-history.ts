// What a repository knows of the files of a folder; platform/git-dates.ts asks it.

export interface CommitDates {
  readonly first: Date;
  readonly last: Date;
}

/** Why git can't tell: no repository (or no git, or no commit yet), or a clone without its history. */
export type NoHistory = 'none' | 'shallow';

export interface History {
  /** The commit that is checked out, or why there is none; a history with the same id is the same. */
  readonly id: string;
  readonly missing: NoHistory | undefined;
  /** By path relative to the folder, with forward slashes; runs git at the first call. */
  dates(): Promise<ReadonlyMap<string, CommitDates>>;
}
