import { isId, type Id } from '~/lib/ids';

/** How many products one account keeps, and one device of somebody without an account. */
export const WISHES_MOST = 200;
export const KEPT_MOST = 100;

/** The products kept on a device, the one kept last at the front; whatever else stands there is left out. */
export function readKept(text: string | null): readonly Id<'prd'>[] {
  const ids = (text ?? '').split(',').filter((id): id is Id<'prd'> => isId('prd', id));
  return [...new Set(ids)].slice(0, KEPT_MOST);
}

/** With the product at the front or without it; one too many pushes out the one that has been there longest. */
export function keptWith(ids: readonly Id<'prd'>[], id: Id<'prd'>, wished: boolean): readonly Id<'prd'>[] {
  const others = ids.filter((one) => one !== id);
  return wished ? [id, ...others].slice(0, KEPT_MOST) : others;
}

/** What is written down for `readKept`; null keeps nothing. */
export const keptText = (ids: readonly Id<'prd'>[]): string | null => ids.join(',') || null;
