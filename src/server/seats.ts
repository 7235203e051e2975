import 'server-only';
import { AppError } from '~/lib/errors';
import { onSignal } from './signals';

/** Streams that are open at the same time in this process: of one person, from one address, and in all. */
const SEATS = { person: 6, address: 30, all: 1000 } as const;

type Holder = { readonly person: string; readonly address: string };
type Woken = 'SIGNAL' | 'BEAT' | 'CLOSING';
type Taken = Holder & { readonly subjects: ReadonlySet<string>; wake: (why: Woken) => void };

export type Seat = {
  /** Waits for a signal about one of its subjects, at most so long. One that came meanwhile counts. */
  readonly next: (ms: number) => Promise<Woken>;
  readonly leave: () => void;
};

const store = globalThis as typeof globalThis & { shopSeats?: { taken: Set<Taken>; closing: boolean } };
const room = () => (store.shopSeats ??= { taken: new Set(), closing: false });

export const seatsTaken = (): number => room().taken.size;

/**
 * A place for one open stream; it is free again once `left` is aborted or the seat is left, whichever is first.
 * @throws AppError RATE_LIMITED where this person or address has all of theirs, BUSY where the process is full or going
 */
export function takeSeat(holder: Holder, subjects: readonly string[], left: AbortSignal): Seat {
  const { taken, closing } = room();
  const of = (key: keyof Holder) => [...taken].filter((seat) => seat[key] === holder[key]).length;
  if (closing || taken.size >= SEATS.all) throw new AppError('BUSY', { seconds: 5 });
  if (of('person') >= SEATS.person || of('address') >= SEATS.address)
    throw new AppError('RATE_LIMITED', { minutes: 1 });

  let news: Woken | null = null;
  let waiting: ((why: Woken) => void) | null = null;
  const wake = (why: Woken) => {
    if (waiting) waiting(why);
    else news = why;
  };
  const seat: Taken = { ...holder, subjects: new Set(subjects), wake };
  const deafen = onSignal((subject) => seat.subjects.has(subject) && wake('SIGNAL'));
  const leave = () => {
    taken.delete(seat);
    deafen();
    wake('CLOSING');
  };
  taken.add(seat);
  if (left.aborted) leave();
  else left.addEventListener('abort', leave, { once: true });
  return {
    leave,
    next: async (ms) => {
      const why = news ?? (await wakened(ms));
      news = null;
      return why;
    },
  };

  function wakened(ms: number): Promise<Woken> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => waiting?.('BEAT'), ms);
      waiting = (why) => {
        clearTimeout(timer);
        waiting = null;
        resolve(why);
      };
    });
  }
}

/** Ends all streams and lets none begin: the process is going. */
export function closeSeats(): void {
  const state = room();
  state.closing = true;
  state.taken.forEach(({ wake }) => wake('CLOSING'));
}
