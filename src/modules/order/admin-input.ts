import { isId, type Id } from '~/lib/ids';
import { typedText } from '~/lib/typed-text';
import { z } from '~/lib/zod';
import { ORDER_DESKS, type OrderDesk } from './rules';

const PAGE_MAX = 10_000;
export const ORDER_QUERY_MAX = 254;

export const deskInput = z.strictObject({
  page: z.int().min(1).max(PAGE_MAX).default(1),
  desk: z.enum(ORDER_DESKS).optional(),
});
/** A number, or a name, telephone number or e-mail address, or how one begins. */
export const findOrdersInput = z.strictObject({
  query: z.string().trim().min(2, 'QUERY_SHORT').max(ORDER_QUERY_MAX, 'INVALID'),
  page: z.int().min(1).max(1000).default(1),
});
export const holdsInput = z.strictObject({ page: z.int().min(1).max(PAGE_MAX).default(1) });
export const memberOrdersInput = z.strictObject({
  userId: z.custom<Id<'usr'>>((value) => typeof value === 'string' && isId('usr', value)),
  page: z.int().min(1).max(PAGE_MAX).default(1),
});

type Params = Record<string, string | string[] | undefined>;
export type DeskView = { readonly desk: OrderDesk | null; readonly page: number };
/** Where what was found is shown: what was looked for stands in no address. */
export const FOUND_ORDERS = '/admin/orders?found=true';

export function readPage(params: Params): number {
  const page = Number(typedText(params.page));
  return Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1;
}

/** Reads the address of the list; what cannot be understood is left out. */
export function readDesk(params: Params): DeskView {
  return {
    desk: ORDER_DESKS.find((desk) => desk === typedText(params.desk)) ?? null,
    page: readPage(params),
  };
}

/** The address of the list, with only what differs from «everything». */
export function deskHref(view: Partial<DeskView>): string {
  const params = new URLSearchParams();
  if (view.desk) params.set('desk', view.desk);
  if (view.page && view.page > 1) params.set('page', String(view.page));
  const query = params.toString();
  return query ? `/admin/orders?${query}` : '/admin/orders';
}
