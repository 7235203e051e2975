import 'server-only';
import { AppError } from '~/lib/errors';

/** Besides the one that is being drawn; whoever comes then hears at once that it is busy. */
const WAITING_MOST = 5;

export type Sender = {
  /** One of theirs is in here at a time: nobody fills the room alone. */
  readonly userId: string;
  /** Says that they are gone. */
  readonly signal: AbortSignal;
};
type Waiting = { readonly userId: string; readonly start: () => void };

const waiting: Waiting[] = [];
let drawn: string | null = null;

/** Does `draw` when it is its turn, one at a time. @throws AppError BUSY where it is full, or the sender is gone before their turn */
export async function drawInTurn<T>({ userId, signal }: Sender, draw: () => Promise<T>): Promise<T> {
  const isIn = drawn === userId || waiting.some((other) => other.userId === userId);
  if (isIn || waiting.length >= WAITING_MOST || signal.aborted) throw new AppError('BUSY');
  if (drawn === null) drawn = userId;
  else await turnOf(userId, signal);
  try {
    return await draw();
  } finally {
    const next = waiting.shift();
    drawn = next?.userId ?? null;
    next?.start();
  }
}

function turnOf(userId: string, signal: AbortSignal): Promise<void> {
  return new Promise((start, refuse) => {
    const mine = { userId, start };
    waiting.push(mine);
    const leave = () => {
      const at = waiting.indexOf(mine);
      if (at === -1) return;
      waiting.splice(at, 1);
      refuse(new AppError('BUSY'));
    };
    signal.addEventListener('abort', leave, { once: true });
  });
}
