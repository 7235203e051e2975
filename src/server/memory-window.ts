import { sha256 } from './secret';

export type Window = {
  /** Counts one more of `key`, if that is not too many. */
  take: (key: string, now: number) => boolean;
  /** Takes one back that was counted. */
  giveBack: (key: string, now: number) => void;
  /** How many of `key` count now. */
  used: (key: string, now: number) => number;
};

type Entry = { window: number; current: number; previous: number };

/**
 * A sliding window over two fixed ones, for one process. Nothing that counts is forgotten: where `keys` keys are known already,
 * further ones are counted together in `crowds` crowds, so that no flood of names makes room for more tries of an old one.
 */
export function memoryWindow(max: number, windowMs: number, { keys = 50_000, crowds = 4_096 } = {}): Window {
  const known = new Map<string, Entry>();
  const crowd = new Map<string, Entry>();

  function entryOf(key: string, now: number): { place: Map<string, Entry>; name: string; entry: Entry } {
    const window = Math.floor(now / windowMs);
    const [place, name] = known.has(key) || hasRoom(window) ? [known, key] : [crowd, crowdOf(key)];
    const before = place.get(name);
    if (before?.window === window) return { place, name, entry: before };
    const entry = { window, current: 0, previous: before?.window === window - 1 ? before.current : 0 };
    return { place, name, entry };
  }

  function remember({ place, name, entry }: ReturnType<typeof entryOf>): void {
    if (place.get(name) === entry) return;
    // The oldest stand first.
    place.delete(name);
    place.set(name, entry);
  }

  function hasRoom(window: number): boolean {
    for (const [key, entry] of known) {
      if (known.size < keys || entry.window >= window - 1) break;
      known.delete(key);
    }
    return known.size < keys;
  }

  const crowdOf = (key: string): string => String(Number.parseInt(sha256(key).slice(0, 8), 16) % crowds);

  const usedOf = ({ previous, current }: Entry, now: number) => previous * (1 - (now % windowMs) / windowMs) + current;

  return {
    take(key, now) {
      const found = entryOf(key, now);
      const { entry } = found;
      remember(found);
      if (usedOf(entry, now) + 1 > max) return false;
      entry.current += 1;
      return true;
    },
    giveBack(key, now) {
      const { entry } = entryOf(key, now);
      if (entry.current > 0) entry.current -= 1;
    },
    used: (key, now) => usedOf(entryOf(key, now).entry, now),
  };
}
