import type { Id } from '~/lib/ids';
import { isId } from '~/lib/is-id';

export const COMPARED_MOST = 4;

/** The products named in an address or kept on a device: those that can be ids, each once, at most four. */
export function readCompared(text: string | null | undefined): readonly Id<'prd'>[] {
  const ids = (text ?? '').split(',').filter((id): id is Id<'prd'> => isId('prd', id));
  return [...new Set(ids)].slice(0, COMPARED_MOST);
}

/** In or out; a fifth takes the place of the one that has been there longest. */
export function toggleCompared(ids: readonly Id<'prd'>[], id: Id<'prd'>): Id<'prd'>[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id].slice(-COMPARED_MOST);
}

export const compareHref = (ids: readonly Id<'prd'>[]): string =>
  ids.length === 0 ? '/compare' : `/compare?ids=${ids.join(',')}`;

/** Which of the amounts is the only smallest or largest; null where two share it or there is nothing to compare. */
export function extremeOf(amounts: readonly (number | null)[], which: 'most' | 'least'): number | null {
  const known = amounts.filter((amount) => amount !== null);
  if (known.length < 2) return null;
  const extreme = which === 'most' ? Math.max(...known) : Math.min(...known);
  return known.filter((amount) => amount === extreme).length === 1 ? amounts.indexOf(extreme) : null;
}
