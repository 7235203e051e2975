import 'server-only';
import { AppError } from '~/lib/errors';

/** Counts bytes that arrive. @throws AppError BUSY where there is no room for them */
export type Hold = (bytes: number) => void;

/** Room for so many bytes of what is still arriving: whoever only keeps a place takes none. */
export function room(mostBytes: number) {
  let held = 0;

  /** Bytes that `job` says it holds go with its end. */
  return async function within<T>(job: (hold: Hold) => Promise<T>): Promise<T> {
    let mine = 0;
    try {
      return await job((bytes) => {
        if (held + bytes > mostBytes) throw new AppError('BUSY');
        held += bytes;
        mine += bytes;
      });
    } finally {
      held -= mine;
    }
  };
}
