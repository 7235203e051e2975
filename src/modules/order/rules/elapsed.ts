/** What the clocks of a device say at one moment, in milliseconds: since it started, and of the day. */
export type Reading = { readonly running: number; readonly wall: number };

/**
 * How long ago a moment was, by whichever clock went further: the first may stand still while a device sleeps, the second may be
 * set back. Too little is never said to have passed.
 */
export function elapsed(from: Reading, to: Reading): number {
  return Math.max(0, to.running - from.running, to.wall - from.wall);
}

/** Whole seconds that are left of so many milliseconds. */
export const secondsOf = (ms: number): number => Math.max(0, Math.ceil(ms / 1000));
