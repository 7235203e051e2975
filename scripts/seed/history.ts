import { inArray, like, sql } from 'drizzle-orm';
import { newId, newOrderNumber, type Id } from '~/lib/ids';
import { addDays, seoulDay } from '~/lib/time';
import { recordSignUpConsents } from '~/modules/account/service/consents';
import { users } from '~/modules/account/tables';
import { variants } from '~/modules/catalog/tables';
import { optionText, readOrderable, type OrderableVariant } from '~/modules/catalog/service/sellable';
import { stockHolds, stockMovements } from '~/modules/inventory/tables';
import { fulfilments, orderEvents, orderLines, orders } from '~/modules/order/tables';
import { paymentAttempts } from '~/modules/payment/tables';
import { totals } from '~/modules/promotion/rules';
import { questions } from '~/modules/question/tables';
import { reviews, reviewVotes } from '~/modules/review/tables';
import { products } from '~/modules/catalog/tables';
import type { Db } from '~/server/db';
import type { ShopPreset } from '~/shops/preset';
import type { History } from '../../drizzle/seed/schema';
import { AGREED } from './accounts';
import { entry, type Shelf } from './shelf';

/** Nobody's mailbox: these people are made up, and have no password. */
const MAILBOX = 'buyers.energyfactory.example';
const ADDRESS = {
  postalCode: '04524',
  address1: '서울특별시 중구 예시로 110',
  address2: '101호',
  deliveryRequest: 'DOOR' as const,
  deliveryNote: '',
};
const PROVIDER = 'toss';
/** How long before a review its goods were ordered, and when they arrived. */
const ORDERED = 4;
const ARRIVED = 2;
const MINUTE = 60_000;

type Review = History['reviews'][number];
type Goods = ReadonlyMap<string, OrderableVariant>;
type People = ReadonlyMap<string, { readonly id: Id<'usr'>; readonly name: string; readonly locale: 'ko' | 'en' }>;

/**
 * Gives the demo a past: people who are made up, what they bought and got, what they say of it and what they asked. Whatever
 * stock and money went through stands in the books as an order of the shop's own would have left it. Once: where these people are
 * there already, nothing is done.
 */
export async function addHistory(db: Db, shop: ShopPreset, { history }: Shelf): Promise<void> {
  if ((await db.$count(users, like(users.email, `%@${MAILBOX}`))) > 0) return;
  const people = await addBuyers(db, shop, history);
  const goods = await firstOptions(db, history);
  const bought = history.reviews.map((review, index) => orderOf(shop, goods, people, review, index));
  await writeOrders(db, bought);
  await writeReviews(db, people, bought);
  await writeQuestions(db, people, history);
}

async function addBuyers(db: Db, shop: ShopPreset, { buyers, reviews: said }: History): Promise<People> {
  const rows = buyers.map(({ key, name, locale }) => ({ key, id: newId('usr'), name, locale }));
  const oldest = Math.max(...said.map(({ daysAgo }) => daysAgo)) + ORDERED + 1;
  const since = addDays(new Date(), -oldest);
  await db.insert(users).values(
    rows.map(({ key, id, name, locale }) => ({
      ...{ id, name, locale, email: `${key}@${MAILBOX}`, emailVerifiedAt: since, createdAt: since },
    })),
  );
  for (const { id } of rows) await recordSignUpConsents({ db, shop }, id, AGREED, 'WEB_SIGNUP');
  return new Map(rows.map((row) => [row.key, row]));
}

/** The first option of each product that is named, by its slug. */
async function firstOptions(db: Db, { reviews: said }: History): Promise<Goods> {
  const slugs = [...new Set(said.flatMap((review) => [review.product, ...(review.with ?? [])]))];
  const rows = await db
    .selectDistinctOn([products.id], { id: variants.id })
    .from(variants)
    .innerJoin(products, sql`${products.id} = ${variants.productId}`)
    .where(inArray(products.slug, slugs))
    .orderBy(products.id, variants.position);
  const found = await readOrderable(
    { db },
    rows.map(({ id }) => id),
  );
  return new Map([...found.values()].map((variant) => [variant.slug, variant]));
}

function orderOf(shop: ShopPreset, goods: Goods, people: People, review: Review, index: number) {
  const buyer = entry(people, review.buyer, review.product);
  const saidAt = new Date(addDays(new Date(), -review.daysAgo).getTime() - ((index * 97) % 600) * MINUTE);
  const at = addDays(saidAt, -ORDERED);
  const lines = [review.product, ...(review.with ?? [])].map((slug, position) => {
    const variant = entry(goods, slug, review.buyer);
    return { id: newId('lin'), holdId: newId('hld'), variant, position, quantity: 1 + ((index + position) % 2) };
  });
  const priced = lines.map(({ variant, quantity }) => ({
    ...{ sellerId: variant.sellerId, quantity, unitPrice: variant.price },
    unitListPrice: variant.listPrice ?? variant.price,
  }));
  return {
    ...{ id: newId('ord'), number: newOrderNumber(seoulDay(at)), buyer, review, lines, at, saidAt },
    arrivedAt: addDays(at, ARRIVED),
    sums: totals(priced, shop.shipping, 'MAINLAND'),
    currency: shop.currency,
    consents: { kinds: ['ORDER_CONTENT', 'PRIVACY', 'SELLER_PROVISION'], version: shop.consentVersions.order },
    carrier: shop.shipping.carriers[index % shop.shipping.carriers.length]?.id ?? null,
    tracking: String(600_000_000_000 + index * 7_919),
  };
}
type Bought = ReturnType<typeof orderOf>;

async function writeOrders(db: Db, bought: readonly Bought[]): Promise<void> {
  const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE);
  await db.insert(orders).values(
    bought.map(({ id, number, buyer, at, sums, currency, consents }) => ({
      ...{ id, number, userId: buyer.id, locale: buyer.locale, currency, state: 'PAID' as const, ...ADDRESS },
      ...{ idempotencyKey: crypto.randomUUID(), requestHash: crypto.randomUUID() },
      ...{ itemsTotal: sums.itemsTotal, discountTotal: sums.discountTotal },
      ...{ shippingTotal: sums.shippingTotal, surchargeTotal: sums.surchargeTotal, total: sums.total },
      ...{ recipientName: buyer.name, recipientPhone: '01000000000', consents: { ...consents, at: at.toISOString() } },
      ...{ expiresAt: minutesAfter(at, 15), paidAt: minutesAfter(at, 2), createdAt: at },
    })),
  );
  await db.insert(orderLines).values(
    bought.flatMap(({ id: orderId, lines }) =>
      lines.map(({ id, variant, position, quantity }) => {
        const option = optionText(variant);
        const { variantId, productId, sellerId, slug, nameKo, nameEn, image, price } = variant;
        return {
          ...{
            id,
            orderId,
            variantId,
            productId,
            sellerId,
            position,
            productSlug: slug,
            nameKo,
            nameEn,
            image,
            quantity,
          },
          ...{ optionKo: option.ko, optionEn: option.en, unitPrice: price, unitListPrice: variant.listPrice ?? price },
        };
      }),
    ),
  );
  await db.insert(fulfilments).values(
    bought.map(({ id: orderId, lines, at, arrivedAt, saidAt, carrier, tracking }) => ({
      ...{
        id: newId('ful'),
        orderId,
        sellerId: lines[0]?.variant.sellerId ?? newId('sel'),
        state: 'COMPLETED' as const,
      },
      ...{ carrier, trackingNumber: tracking, preparingAt: minutesAfter(at, 300), shippedAt: minutesAfter(at, 900) },
      ...{ deliveredAt: arrivedAt, completedAt: saidAt },
    })),
  );
  await db.insert(paymentAttempts).values(
    bought.map(({ id: orderId, number, at, sums, currency }) => ({
      ...{ id: newId('pay'), orderId, provider: PROVIDER, method: 'CARD' as const, currency, amount: sums.total },
      ...{ providerOrderId: `${number}_1`, paymentKey: `past-${number}`, idempotencyKey: `confirm-${number}_1` },
      ...{
        state: 'DONE' as const,
        confirmStartedAt: minutesAfter(at, 2),
        approvedAt: minutesAfter(at, 2),
        createdAt: at,
      },
    })),
  );
  await writeStock(db, bought);
  await db.insert(orderEvents).values(bought.flatMap(storyOf));
}

/** What was sold came in before, was held and left: the counters stay as they are. */
async function writeStock(db: Db, bought: readonly Bought[]): Promise<void> {
  const each = bought.flatMap(({ id: orderId, buyer, at, lines }) =>
    lines.map(({ holdId, variant: { variantId }, quantity }) => ({ orderId, buyer, at, holdId, variantId, quantity })),
  );
  await db.insert(stockHolds).values(
    each.map(({ orderId, at, holdId, variantId, quantity }) => ({
      ...{ id: holdId, orderId, variantId, quantity, state: 'SOLD' as const },
      ...{
        expiresAt: new Date(at.getTime() + 15 * MINUTE),
        createdAt: at,
        endedAt: new Date(at.getTime() + 2 * MINUTE),
      },
    })),
  );
  await db.insert(stockMovements).values(
    each.flatMap(({ orderId, buyer, at, holdId, variantId, quantity }) => {
      const of = { variantId, holdId, orderId, at, actor: `shopper:${buyer.id}` };
      return [
        {
          variantId,
          at,
          kind: 'ADJUST' as const,
          stockDelta: quantity,
          reservedDelta: 0,
          actor: 'system',
          cause: 'RECEIVED',
        },
        { ...of, kind: 'RESERVE' as const, stockDelta: 0, reservedDelta: quantity, cause: 'order placed' },
        { ...of, kind: 'SELL' as const, stockDelta: -quantity, reservedDelta: -quantity, cause: 'paid' },
      ];
    }),
  );
}

function storyOf({ id: orderId, buyer, at, arrivedAt, saidAt }: Bought): (typeof orderEvents.$inferInsert)[] {
  const shopper = { orderId, actor: 'SHOPPER' as const, actorId: buyer.id, data: {} };
  const staff = { orderId, actor: 'ADMIN' as const, data: {} };
  const after = (minutes: number) => new Date(at.getTime() + minutes * MINUTE);
  return [
    { ...shopper, kind: 'PLACED', at },
    { ...shopper, kind: 'WINDOW_OPENED', at: after(1) },
    { ...shopper, kind: 'CONFIRM_STARTED', at: after(2) },
    { ...shopper, kind: 'PAID', at: after(2) },
    { ...staff, kind: 'PREPARING', at: after(300) },
    { ...staff, kind: 'SHIPPED', at: after(900) },
    { ...staff, kind: 'DELIVERED', at: arrivedAt },
    { ...shopper, kind: 'COMPLETED', at: saidAt },
  ];
}

async function writeReviews(db: Db, people: People, bought: readonly Bought[]): Promise<void> {
  const written = bought.map(({ review, buyer, saidAt, lines: [line] }) => {
    if (!line) throw new Error(`${review.buyer} bought nothing`);
    const answered = review.answer && { answer: review.answer, answeredBy: 'seed', answeredAt: addDays(saidAt, 1) };
    const { productId, variantId } = line.variant;
    return {
      review,
      row: {
        ...{ id: newId('rev'), lineId: line.id, productId, variantId, userId: buyer.id, createdAt: saidAt },
        ...{ ratingHalves: review.ratingHalves, text: review.text, ...answered },
      },
    };
  });
  await db.insert(reviews).values(written.map(({ row }) => row));
  const votes = written.flatMap(({ review, row }) =>
    [...people.values()]
      .filter(({ id }) => id !== row.userId)
      .slice(0, review.helpful ?? 0)
      .map(({ id }) => ({ reviewId: row.id, userId: id, createdAt: addDays(row.createdAt, 1) })),
  );
  await db.insert(reviewVotes).values(votes);
}

async function writeQuestions(db: Db, people: People, history: History): Promise<void> {
  const slugs = history.questions.map(({ product }) => product);
  const rows = await db
    .select({ id: products.id, slug: products.slug })
    .from(products)
    .where(inArray(products.slug, slugs));
  const ids = new Map(rows.map(({ id, slug }) => [slug, id]));
  await db.insert(questions).values(
    history.questions.map(({ product, buyer, daysAgo, text, secret = false, answer }) => {
      const askedAt = addDays(new Date(), -daysAgo);
      return {
        ...{ id: newId('qst'), productId: entry(ids, product, buyer), userId: entry(people, buyer, product).id },
        ...{ text, secret, createdAt: askedAt },
        ...(answer && { answer, answeredBy: 'seed', answeredAt: addDays(askedAt, 1) }),
      };
    }),
  );
}
