// How much a stranger's server may cost us.

export interface FetchLimits {
  readonly maxRedirects: number;
  /** From the beginning of a hop (name look-up included) to the end of its headers. */
  readonly firstByteMs: number;
  /** All hops and the body, without the time spent waiting for a turn. */
  readonly totalMs: number;
  readonly maxHeaderBytes: number;
  /** As sent. */
  readonly maxBodyBytes: number;
  /** After decompression. */
  readonly maxDecodedBytes: number;
}

export const defaultLimits: FetchLimits = {
  maxRedirects: 5,
  firstByteMs: 10_000,
  totalMs: 30_000,
  maxHeaderBytes: 32 * 1024,
  maxBodyBytes: 5 * 1024 * 1024,
  maxDecodedBytes: 20 * 1024 * 1024,
};
