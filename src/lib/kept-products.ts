import type { Id } from './ids';
import { isId } from './is-id';

type Ids = readonly Id<'prd'>[];

/** The products named in a text, which a device keeps or an address holds: those that can be ids, each once, so many at most. */
export function readProducts(text: string | null | undefined, most: number): Ids {
  const ids = (text ?? '').split(',').filter((id): id is Id<'prd'> => isId('prd', id));
  return [...new Set(ids)].slice(0, most);
}

/** With this product at the front; one too many pushes out the one that has been there longest. */
export const putFirst = (ids: Ids, id: Id<'prd'>, most: number): Ids => [id, ...without(ids, id)].slice(0, most);

export const without = (ids: Ids, id: Id<'prd'>): Ids => ids.filter((one) => one !== id);

/** What is written down for `readProducts`; null for nothing. */
export const productsText = (ids: Ids): string | null => ids.join(',') || null;
