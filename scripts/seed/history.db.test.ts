import { and, eq, gt } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { users } from '~/modules/account/tables';
import { audit } from '~/modules/audit/service/audit';
import { products } from '~/modules/catalog/tables';
import { fulfilments, orderLines, orders } from '~/modules/order/tables';
import { questions } from '~/modules/question/tables';
import { reviews } from '~/modules/review/tables';
import { SHOP_IDS } from '~/shops/registry';
import { brokenInvariants } from '~/testing/books';
import { testDb } from '~/testing/db';
import { seed } from '../seed';

const [SHOP = ''] = SHOP_IDS;

describe('the past of the demo', () => {
  const past = async () => ({
    reviews: await testDb().$count(reviews),
    questions: await testDb().$count(questions),
    orders: await testDb().$count(orders),
    people: await testDb().$count(users),
  });

  it('is nobody else’s: tests have none', { timeout: 30_000 }, async () => {
    await seed(testDb(), SHOP, 'test');
    expect(await past()).toMatchObject({ reviews: 0, questions: 0, orders: 0 });
  });

  it('is there once, and the books hold for all of it', { timeout: 30_000 }, async () => {
    await seed(testDb(), SHOP, 'demo');
    const first = await past();
    expect(first).toMatchObject({ reviews: 50, questions: 13, orders: 50 });
    expect(await brokenInvariants()).toEqual([]);
    const findings = await audit({ db: testDb() });
    expect(findings.filter(({ count }) => count > 0)).toEqual([]);
    await seed(testDb(), SHOP, 'demo');
    expect(await past()).toEqual(first);
  });

  it('is of people who bought and got it before they said so', async () => {
    const said = await testDb()
      .select({
        at: reviews.createdAt,
        deliveredAt: fulfilments.deliveredAt,
        paidAt: orders.paidAt,
        state: fulfilments.state,
      })
      .from(reviews)
      .innerJoin(orderLines, eq(orderLines.id, reviews.lineId))
      .innerJoin(orders, and(eq(orders.id, orderLines.orderId), eq(orders.userId, reviews.userId)))
      .innerJoin(fulfilments, eq(fulfilments.orderId, orders.id));
    expect(said).toHaveLength(50);
    for (const { at, deliveredAt, paidAt, state } of said) {
      expect(state).toBe('COMPLETED');
      expect(paidAt!.getTime()).toBeLessThan(deliveredAt!.getTime());
      expect(deliveredAt!.getTime()).toBeLessThan(at.getTime());
    }
  });

  it('shows in the counts of the products', async () => {
    const counted = await testDb()
      .select({ count: products.reviewCount })
      .from(products)
      .where(gt(products.reviewCount, 0));
    expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(50);
    expect(counted.length).toBeGreaterThan(20);
  });
});
