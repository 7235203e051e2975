import 'server-only';
import { availableParallelism } from 'node:os';
import { turns } from './turns';

// One for all of the process: the door and the account procedures are bundled apart.
const store = globalThis as typeof globalThis & { shopHashTurns?: ReturnType<typeof turns> };

/**
 * Whose turn it is to have a password hashed (19 MiB and about 20 to 40 ms each). A flood of logins may cost a quarter of the
 * machine, and everybody about half a second of waiting at most; a browser that was in the account before does not wait for
 * those that were not.
 */
export const hashTurns = () =>
  (store.shopHashTurns ??= turns(Math.max(1, Math.floor(availableParallelism() / 2)), 7, { share: 0.5 }));
