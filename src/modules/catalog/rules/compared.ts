import type { Id } from '~/lib/ids';
import { readProducts, without } from '~/lib/kept-products';

export const COMPARED_MOST = 4;
/** The name a device keeps them under. */
export const COMPARED_AS = 'compared';

/** The products named in an address or kept on a device: those that can be ids, each once, at most four. */
export const readCompared = (text: string | null | undefined): readonly Id<'prd'>[] =>
  readProducts(text, COMPARED_MOST);

/** With this product at the end or without it; null where there is no room for another. */
export function comparedWith(ids: readonly Id<'prd'>[], id: Id<'prd'>, taken: boolean): readonly Id<'prd'>[] | null {
  if (!taken) return without(ids, id);
  if (ids.includes(id)) return ids;
  return ids.length < COMPARED_MOST ? [...ids, id] : null;
}

/** An address that names none asks for none; one that says nothing asks for what the device keeps. */
export const compareHref = (ids: readonly Id<'prd'>[]): string => `/compare?ids=${ids.join(',')}`;

/** Which of the amounts is the only smallest or largest; null where two share it or there is nothing to compare. */
export function extremeOf(amounts: readonly (number | null)[], which: 'most' | 'least'): number | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length < 2) return null;
  const extreme = which === 'most' ? Math.max(...known) : Math.min(...known);
  return known.filter((amount) => amount === extreme).length === 1 ? amounts.indexOf(extreme) : null;
}
