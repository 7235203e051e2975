import type { Id } from '~/lib/ids';
import { productsText, putFirst, readProducts, without } from '~/lib/kept-products';

/** How many products one account keeps, and one device of somebody without an account. */
export const WISHES_MOST = 200;
export const KEPT_MOST = 100;

/** The products kept on a device, the one kept last at the front; whatever else stands there is left out. */
export const readKept = (text: string | null): readonly Id<'prd'>[] => readProducts(text, KEPT_MOST);

/** With the product at the front or without it; one too many pushes out the one that has been there longest. */
export const keptWith = (ids: readonly Id<'prd'>[], id: Id<'prd'>, wished: boolean): readonly Id<'prd'>[] =>
  wished ? putFirst(ids, id, KEPT_MOST) : without(ids, id);

/** What is written down for `readKept`; null keeps nothing. */
export const keptText = productsText;
