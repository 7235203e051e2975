export type Window = {
  /** Counts one more of `key`, if that is not too many. */
  take: (key: string, now: number) => boolean;
  /** Takes one back that was counted. */
  giveBack: (key: string, now: number) => void;
  /** How many of `key` count now. */
  used: (key: string, now: number) => number;
};

/** A sliding window over two fixed ones, for one process; remembers at most `keys` keys, oldest forgotten first. */
export function memoryWindow(max: number, windowMs: number, keys = 50_000): Window {
  const counts = new Map<string, { window: number; current: number; previous: number }>();

  function entryOf(key: string, now: number) {
    const window = Math.floor(now / windowMs);
    const known = counts.get(key);
    if (known?.window === window) return known;
    return { window, current: 0, previous: known?.window === window - 1 ? known.current : 0 };
  }

  function remember(key: string, entry: ReturnType<typeof entryOf>): void {
    if (counts.get(key) === entry) return;
    counts.delete(key);
    counts.set(key, entry);
    const oldest = counts.keys().next();
    if (counts.size > keys && !oldest.done) counts.delete(oldest.value);
  }

  const usedOf = ({ previous, current }: ReturnType<typeof entryOf>, now: number) =>
    previous * (1 - (now % windowMs) / windowMs) + current;

  return {
    take(key, now) {
      const entry = entryOf(key, now);
      remember(key, entry);
      if (usedOf(entry, now) + 1 > max) return false;
      entry.current += 1;
      return true;
    },
    giveBack(key, now) {
      const entry = entryOf(key, now);
      if (entry.current > 0) entry.current -= 1;
    },
    used: (key, now) => usedOf(entryOf(key, now), now),
  };
}
