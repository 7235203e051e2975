import { createHash } from 'node:crypto';
import type { Id, IdKind } from '~/lib/ids';

/** How many of each the filled database has. */
export const FILLED = { users: 20_000, guests: 300_000, variants: 1_200, pastOrders: 100_000 };
/** Stock of every variant before a part changes it, and what one unit costs. */
export const STOCK = 1_000_000;
export const PRICE = 15_000;

/** The id of the n-th of its kind: known without asking, spread over the index as random ids are. */
export function idOf<K extends IdKind>(kind: K, n: number): Id<K> {
  return `${kind}_${createHash('md5').update(`${kind}${n}`).digest('hex').slice(0, 20)}`;
}
