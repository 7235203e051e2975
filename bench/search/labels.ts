import { createHash } from 'node:crypto';
import labels from './queries.json';

/** What somebody typed, and every product of the demo's catalogue that answers it. */
export type Label = { readonly query: string; readonly kind: string; readonly relevant: readonly string[] };

/** The split hangs on the query alone and was made before anything was tuned: nobody can choose what is held out. */
const isHeldOut = (query: string): boolean =>
  Number.parseInt(createHash('sha256').update(query).digest('hex').slice(0, 8), 16) % 2 === 1;

export const TUNED: readonly Label[] = labels.filter(({ query }) => !isHeldOut(query));
export const HELD_OUT: readonly Label[] = labels.filter(({ query }) => isHeldOut(query));
