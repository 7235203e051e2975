import 'server-only';
import { clientAddress } from '~/server/client-address';
import { takeLimit } from '~/server/rate-limit';
import { turns } from '~/server/turns';

/** Each is many products' work for the database, a statement at a time: so many connections of the pool they take, and no more. */
const listTurns = turns(3, 100);

/** Reads a list when it is its turn. @throws AppError BUSY where too many wait, RATE_LIMITED for a visitor who asks and asks */
export async function inTurn<T>(
  { reqHeaders, resHeaders }: { readonly reqHeaders: Headers; readonly resHeaders: Headers | null },
  read: () => Promise<T>,
): Promise<T> {
  // A page asks in process, a stored one without any visitor.
  if (resHeaders) await takeLimit('catalog.address', clientAddress(reqHeaders));
  return listTurns.run(read);
}
