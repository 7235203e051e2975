import { isId, type Id } from '~/lib/ids';
import { typedText } from '~/lib/typed-text';
import { z } from '~/lib/zod';
import { ORDER_DESKS, type OrderDesk } from './rules';

const PAGE_MAX = 10_000;
const NUMBER_MAX = 30;

export const deskInput = z.strictObject({
  page: z.int().min(1).max(PAGE_MAX).default(1),
  desk: z.enum(ORDER_DESKS).optional(),
  /** A part of the order's number. */
  number: z.string().trim().max(NUMBER_MAX).optional(),
});
export const holdsInput = z.strictObject({ page: z.int().min(1).max(PAGE_MAX).default(1) });
export const memberOrdersInput = z.strictObject({
  userId: z.custom<Id<'usr'>>((value) => typeof value === 'string' && isId('usr', value)),
  page: z.int().min(1).max(PAGE_MAX).default(1),
});

type Params = Record<string, string | string[] | undefined>;
export type DeskView = { readonly desk: OrderDesk | null; readonly number: string; readonly page: number };

export function readPage(params: Params): number {
  const page = Number(typedText(params.page));
  return Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1;
}

/** Reads the address of the list; what cannot be understood is left out. */
export function readDesk(params: Params): DeskView {
  return {
    desk: ORDER_DESKS.find((desk) => desk === typedText(params.desk)) ?? null,
    number: typedText(params.number, NUMBER_MAX),
    page: readPage(params),
  };
}

/** The address of the list, with only what differs from «everything». */
export function deskHref(view: Partial<DeskView>): string {
  const params = new URLSearchParams();
  if (view.desk) params.set('desk', view.desk);
  if (view.number) params.set('number', view.number);
  if (view.page && view.page > 1) params.set('page', String(view.page));
  const query = params.toString();
  return query ? `/admin/orders?${query}` : '/admin/orders';
}
