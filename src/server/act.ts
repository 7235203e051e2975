import 'server-only';
import type { Db } from './db';

type Write = (db: Db) => Promise<void>;

/** What one call of a member of staff does, to be written down once: by the first transaction of the call that commits. */
export type Act = {
  /** Runs a transaction and hands it what writes the row, unless another one carries it or has done so. */
  readonly within: <T>(transaction: (write?: Write) => Promise<T>) => Promise<T>;
  readonly isWritten: () => boolean;
};

export function actOf(write: Write): Act {
  let state: 'open' | 'carried' | 'written' = 'open';
  return {
    async within(transaction) {
      if (state !== 'open') return transaction();
      state = 'carried';
      try {
        const result = await transaction(write);
        state = 'written';
        return result;
      } finally {
        // Rolled back: whatever the call does instead carries it.
        if (state === 'carried') state = 'open';
      }
    },
    isWritten: () => state === 'written',
  };
}
