import type { Id } from '~/lib/ids';
import { putFirst, readProducts } from '~/lib/kept-products';

/** How many of the products somebody looked at a device keeps. */
export const VIEWED_MOST = 20;

/** The products looked at on this device, the last one first. */
export const readViewed = (text: string | null): readonly Id<'prd'>[] => readProducts(text, VIEWED_MOST);

/** The same after another look at one. */
export const viewedWith = (ids: readonly Id<'prd'>[], id: Id<'prd'>): readonly Id<'prd'>[] =>
  putFirst(ids, id, VIEWED_MOST);
