import { eq, sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import type { RecipientInput } from '~/modules/account/address-input';
import { products } from '~/modules/catalog/tables';
import type { ClaimKind, ClaimReason } from '~/modules/claim/rules';
import { openClaim } from '~/modules/claim/service/open-claim';
import { keepClaimPhoto } from '~/modules/claim/service/photos';
import { claims } from '~/modules/claim/tables';
import { advanceFulfilment } from '~/modules/order/service/fulfil';
import { fulfilments, orderEvents, orderLines } from '~/modules/order/tables';
import { confirmPayment } from '~/modules/payment/service/confirm';
import { openPayment } from '~/modules/payment/service/open-window';
import type { Ctx } from '~/server/context';
import { testDb } from '../db';
import type { TestToss } from '../toss';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from './order';
import { returnedTo } from './payment';
import { anyPhoto } from './photo';

const STEPS = ['PREPARING', 'SHIPPED', 'DELIVERED', 'COMPLETED'] as const;
export const PARCEL = { carrier: 'example-parcel', trackingNumber: '0000-1234' } as const;

type Wanted = { readonly quantity: number; readonly price?: number; readonly stock?: number; readonly fresh?: boolean };
type Given = {
  readonly until: (typeof STEPS)[number];
  readonly daysAgo?: number;
  readonly recipient?: RecipientInput;
};

/** A paid order of these lines whose parcel has come so far; where it arrived, so many days ago by the database clock. */
export async function givenPaidOrder(
  toss: TestToss,
  wanted: readonly Wanted[],
  { until, daysAgo = 1, recipient }: Given,
) {
  const { ctx, userId } = await givenCustomer();
  const variants: Id<'var'>[] = [];
  for (const { price = 10_000, stock = 10, fresh = false } of wanted) {
    const { variantId, productId } = await givenVariant({ price, stock });
    if (fresh) await testDb().update(products).set({ storage: 'CHILLED' }).where(eq(products.id, productId));
    variants.push(variantId);
  }
  const lines = variants.map((variantId, index) => ({ variantId, quantity: wanted[index]?.quantity ?? 1 }));
  const order = await givenOrder(ctx, lines, recipient && { recipient });
  const window = await openPayment(ctx, { orderId: order.id, method: 'CARD' });
  const { providerOrderId, amount } = window;
  const paymentKey = await toss.authenticate(providerOrderId, amount);
  await confirmPayment(ctx, returnedTo(order.id, window, paymentKey));
  for (const step of STEPS.slice(0, STEPS.indexOf(until) + 1))
    await advanceFulfilment(anyCtx(), order.id, step, { kind: 'ADMIN' }, step === 'SHIPPED' ? PARCEL : undefined);
  await testDb()
    .update(fulfilments)
    .set({ deliveredAt: sql`${fulfilments.deliveredAt} - make_interval(days => ${daysAgo})` })
    .where(eq(fulfilments.orderId, order.id));
  const rows = await linesOfOrder(order.id);
  const lineIds = variants.map((variantId) => rows.find((row) => row.variantId === variantId)?.id ?? 'lin_');
  return { ctx, userId, orderId: order.id, amount, providerOrderId, paymentKey, variants, lineIds };
}

export const linesOfOrder = (orderId: Id<'ord'>) =>
  testDb().select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.position);

type Asked = { readonly orderId: Id<'ord'>; readonly lineIds: readonly Id<'lin'>[]; readonly ctx: Ctx };

/** A request about so many units of each line of the order; a cancel is about all. */
export function ask(
  { ctx, orderId, lineIds }: Asked,
  kind: ClaimKind,
  reason: ClaimReason,
  quantities: readonly number[] = [],
) {
  const lines = lineIds.flatMap((lineId, index) => {
    const quantity = quantities[index] ?? 0;
    return quantity > 0 ? [{ lineId, quantity }] : [];
  });
  return openClaim(ctx, { orderId, kind, reason, text: '', lines });
}

/** A photo that was uploaded for a request about this order, and sent with none yet. */
export async function givenClaimPhoto(ctx: Ctx, orderId: Id<'ord'>): Promise<Id<'clp'>> {
  return (await keepClaimPhoto(ctx, orderId, await anyPhoto())).id;
}

export async function claimRow(id: Id<'clm'>) {
  return (await testDb().select().from(claims).where(eq(claims.id, id)))[0];
}

/** Kinds of the order's story from the first request on, with who caused them. */
export async function claimStory(orderId: Id<'ord'>) {
  const events = await testDb()
    .select({ kind: orderEvents.kind, actor: orderEvents.actor })
    .from(orderEvents)
    .where(eq(orderEvents.orderId, orderId))
    .orderBy(orderEvents.id);
  return events
    .slice(events.findIndex(({ kind }) => kind === 'CLAIM_OPENED'))
    .map(({ kind, actor }) => `${kind} ${actor}`);
}
