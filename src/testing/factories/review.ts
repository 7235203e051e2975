import { sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import { fulfilments, orderLines, orders } from '~/modules/order/tables';
import { keepPhoto } from '~/modules/review/service/photos';
import { saveReview } from '~/modules/review/service/write-review';
import type { Ctx, SessionUser } from '~/server/context';
import { testDb } from '../db';
import { givenCustomer, givenOrder, givenVariant } from './order';
import { anyPhoto } from './photo';

type Signed = Ctx & { readonly user: SessionUser };
type Product = Awaited<ReturnType<typeof givenVariant>>;

/** Somebody whose order of this product has come so far; without a product, of one of its own. */
export async function givenBought(
  product?: Product,
  parcel: 'SHIPPED' | 'DELIVERED' | 'COMPLETED' = 'DELIVERED',
): Promise<Product & { userId: Id<'usr'>; ctx: Signed; orderId: Id<'ord'>; lineId: Id<'lin'> }> {
  const bought = product ?? (await givenVariant({ stock: 40 }));
  const { userId, ctx } = await givenCustomer();
  if (!ctx.user) throw new Error('nobody is signed in');
  const { id: orderId } = await givenOrder(ctx, [{ variantId: bought.variantId, quantity: 1 }]);
  const [line] = await testDb()
    .select({ id: orderLines.id })
    .from(orderLines)
    .where(sql`${orderLines.orderId} = ${orderId}`);
  await testDb()
    .update(fulfilments)
    .set({ state: parcel })
    .where(sql`${fulfilments.orderId} = ${orderId}`);
  await testDb()
    .update(orders)
    .set({ state: 'PAID' })
    .where(sql`${orders.id} = ${orderId}`);
  return { ...bought, userId, ctx: { ...ctx, user: ctx.user }, orderId, lineId: line?.id ?? newId('lin') };
}

export const WORDS = '맛이 진하고 잘 녹아요. 아침마다 마셔요.';

/** A review of this product by a buyer of its own. */
export async function givenReview(product?: Product, ratingHalves = 9) {
  const bought = await givenBought(product);
  const { id: reviewId } = await saveReview(bought.ctx, {
    lineId: bought.lineId,
    ratingHalves,
    text: WORDS,
    photoIds: [],
  });
  return { ...bought, reviewId };
}

/** A photo this person uploaded and has put into no review yet. */
export async function givenPhoto(ctx: Signed): Promise<Id<'pho'>> {
  return (await keepPhoto(ctx, await anyPhoto())).id;
}
