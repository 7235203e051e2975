export type Window = { take: (key: string, now: number) => boolean };

/** A sliding window over two fixed ones, for one process; remembers at most `keys` keys, oldest forgotten first. */
export function memoryWindow(max: number, windowMs: number, keys = 50_000): Window {
  const counts = new Map<string, { window: number; current: number; previous: number }>();
  return {
    take(key, now) {
      const window = Math.floor(now / windowMs);
      const known = counts.get(key);
      let entry = known;
      if (!entry || entry.window !== window) {
        entry = { window, current: 0, previous: known?.window === window - 1 ? known.current : 0 };
        counts.delete(key);
        counts.set(key, entry);
        const oldest = counts.keys().next();
        if (counts.size > keys && !oldest.done) counts.delete(oldest.value);
      }
      const used = entry.previous * (1 - (now % windowMs) / windowMs) + entry.current;
      if (used + 1 > max) return false;
      entry.current += 1;
      return true;
    },
  };
}
