import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { newId, type Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import { products, variants } from '~/modules/catalog/tables';
import { adjustStock } from '~/modules/inventory/service/stock';
import { stockHolds } from '~/modules/inventory/tables';
import { outbox } from '~/modules/notification/tables';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { anyCtx, givenCustomer, givenOrder, givenVariant } from '~/testing/factories/order';
import { givenAlert, givenLinked, uniqueMailbox } from '~/testing/factories/restock';
import { ALERTS_MOST, CONFIRM_HOURS } from '../rules';
import { restockAlerts } from '../tables';
import { askRestock, askRestockByMail, readAskable } from './ask';
import { fireAlerts } from './fire';
import { dropAlerts, dropUnconfirmed, forgetAlerts } from './forget';
import { confirmLinked, readLinked, withdrawLinked } from './link';
import { myAlerts, withdrawMine } from './mine';

const arrives = (variantId: Id<'var'>, units: number) =>
  adjustStock(anyCtx(), variantId, units, { actor: 'test', cause: 'delivery' });
const alertOf = async (id: Id<'rst'>) =>
  (await testDb().select().from(restockAlerts).where(eq(restockAlerts.id, id)))[0];
const mailsOf = async (id: Id<'rst'>) =>
  (
    await testDb()
      .select({ payload: outbox.payload })
      .from(outbox)
      .where(and(eq(outbox.topic, 'restock-mail'), sql`${outbox.payload}->>'alertId' = ${id}`))
  ).map(({ payload }) => (payload.topic === 'restock-mail' ? payload.mail : payload.topic));
const aged = (id: Id<'rst'>, hours: number) =>
  testDb()
    .update(restockAlerts)
    .set({ createdAt: sql`now() - make_interval(hours => ${hours})` })
    .where(eq(restockAlerts.id, id));

describe('an alert of somebody with an account', () => {
  it('waits while nothing can be bought, and fires once when something can', async () => {
    const { alertId, variantId } = await givenAlert();
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual([]);
    await arrives(variantId, 1);
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual(['BACK']);
    expect((await alertOf(alertId))?.firedAt).toBeInstanceOf(Date);
  });

  it('fires once though the stock returns twice', async () => {
    const { alertId, variantId } = await givenAlert();
    for (const units of [1, -1, 2]) {
      await arrives(variantId, units);
      await fireAlerts(anyCtx());
    }
    expect(await mailsOf(alertId)).toEqual(['BACK']);
  });

  it('fires once though several run at once while several bring stock', async () => {
    const waiting = await Promise.all(Array.from({ length: 8 }, () => givenAlert()));
    const writers = waiting.flatMap(({ variantId }) => [arrives(variantId, 1), arrives(variantId, 1)]);
    const runs = Array.from({ length: 6 }, () => fireAlerts(anyCtx()));
    await Promise.all([...writers, ...runs]);
    await Promise.all([fireAlerts(anyCtx()), fireAlerts(anyCtx())]);
    for (const { alertId } of waiting) expect(await mailsOf(alertId)).toEqual(['BACK']);
  });

  it('fires when the time of a hold is up, though nobody has ended it', async () => {
    const { variantId } = await givenVariant({ stock: 1 });
    await givenOrder((await givenCustomer()).ctx, [{ variantId, quantity: 1 }]);
    const { ctx } = await givenCustomer();
    const asker = { ...ctx, user: ctx.user! };
    await askRestock(asker, { variantId });
    const [mine] = await myAlerts(asker);
    const alertId = mine!.id;
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual([]);
    await testDb()
      .update(stockHolds)
      .set({ expiresAt: sql`now()` })
      .where(eq(stockHolds.variantId, variantId));
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual(['BACK']);
  });

  it('does not fire for what is off sale, nor for whoever does without these mails, until that ends', async () => {
    const { alertId, variantId, userId, slug } = await givenAlert();
    await arrives(variantId, 1);
    await testDb().update(products).set({ status: 'HIDDEN' }).where(eq(products.slug, slug));
    await fireAlerts(anyCtx());
    await testDb().update(products).set({ status: 'ACTIVE' }).where(eq(products.slug, slug));
    await testDb().update(variants).set({ active: false }).where(eq(variants.id, variantId));
    await fireAlerts(anyCtx());
    await testDb().update(variants).set({ active: true }).where(eq(variants.id, variantId));
    await testDb()
      .update(users)
      .set({ mutedMails: ['restock'] })
      .where(eq(users.id, userId));
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual([]);
    await testDb().update(users).set({ mutedMails: [] }).where(eq(users.id, userId));
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual(['BACK']);
  });

  it('can be asked for again while the last one is on its way', async () => {
    const { ctx, alertId, variantId } = await givenAlert();
    await arrives(variantId, 1);
    await fireAlerts(anyCtx());
    await arrives(variantId, -1);
    await askRestock(ctx, { variantId });
    const [again] = await myAlerts(ctx);
    expect(again?.id).not.toBe(alertId);
    await arrives(variantId, 1);
    await fireAlerts(anyCtx());
    expect(await mailsOf(again!.id)).toEqual(['BACK']);
  });
});

describe('asking with an account', () => {
  it('is done once, however often it is said and at once', async () => {
    const { ctx, variantId } = await givenAlert();
    await Promise.all(Array.from({ length: 4 }, () => askRestock(ctx, { variantId })));
    expect(await myAlerts(ctx)).toHaveLength(1);
  });

  it('is refused for what can be bought, what is not sold, and without a proven address', async () => {
    const { ctx, userId } = await givenAlert();
    await expect(askRestock(ctx, await givenVariant())).rejects.toMatchObject({ code: 'IN_STOCK' });
    await expect(askRestock(ctx, { variantId: newId('var') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, userId));
    await expect(askRestock(ctx, await givenVariant({ stock: 0 }))).rejects.toMatchObject({ code: 'MAILBOX_UNPROVEN' });
  });

  it('turns these mails on again', async () => {
    const { ctx, userId } = await givenAlert();
    await testDb()
      .update(users)
      .set({ mutedMails: ['restock', 'review'] })
      .where(eq(users.id, userId));
    const { variantId } = await givenVariant({ stock: 0 });
    expect(await readAskable(ctx, variantId)).toMatchObject({ isMuted: true, isBack: false });
    await askRestock(ctx, { variantId });
    const [person] = await testDb().select().from(users).where(eq(users.id, userId));
    expect(person?.mutedMails).toEqual(['review']);
  });

  it('is refused beyond the most one may wait for', async () => {
    const { ctx, userId, variantId } = await givenAlert();
    const others = await Promise.all(Array.from({ length: ALERTS_MOST - 1 }, () => givenVariant({ stock: 0 })));
    await testDb()
      .insert(restockAlerts)
      .values(
        others.map((other) => ({
          ...{ id: newId('rst'), variantId: other.variantId, userId, locale: 'ko' as const },
          confirmedAt: new Date(),
        })),
      );
    await expect(askRestock(ctx, await givenVariant({ stock: 0 }))).rejects.toMatchObject({
      code: 'RESTOCK_FULL',
      details: { max: ALERTS_MOST },
    });
    expect(variantId).toBeDefined();
  });
});

describe('an alert of a mailbox', () => {
  it('fires only once its owner has followed the link', async () => {
    const { alertId, variantId, link } = await givenLinked();
    expect(await mailsOf(alertId)).toEqual(['CONFIRM']);
    await arrives(variantId, 1);
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual(['CONFIRM']);
    await confirmLinked(edgeCtx(), link);
    await confirmLinked(edgeCtx(), link);
    expect(await readLinked(anyCtx(), link)).toMatchObject({ isConfirmed: true });
    await Promise.all([fireAlerts(anyCtx()), fireAlerts(anyCtx())]);
    expect((await mailsOf(alertId)).toSorted()).toEqual(['BACK', 'CONFIRM']);
  });

  it('is opened by its own key alone, and not after a day without an answer', async () => {
    const one = await givenLinked();
    const other = await givenLinked();
    for (const act of [readLinked, confirmLinked, withdrawLinked])
      await expect(act(edgeCtx(), { ...one.link, key: other.link.key })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await aged(one.alertId, CONFIRM_HOURS);
    await expect(confirmLinked(edgeCtx(), one.link)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await confirmLinked(edgeCtx(), other.link);
    await aged(other.alertId, CONFIRM_HOURS);
    expect(await readLinked(anyCtx(), other.link)).toMatchObject({ isConfirmed: true });
  });

  it('is withdrawn by the link of its mail, with the address', async () => {
    const { alertId, variantId, link } = await givenLinked();
    await confirmLinked(edgeCtx(), link);
    await withdrawLinked(edgeCtx(), link);
    expect(await alertOf(alertId)).toBeUndefined();
    await arrives(variantId, 1);
    await fireAlerts(anyCtx());
    expect(await mailsOf(alertId)).toEqual(['CONFIRM']);
  });

  it('asks its mailbox again until it has answered, and never more than five times an hour', async () => {
    const { alertId, variantId, email, link } = await givenLinked();
    await askRestockByMail(edgeCtx(), { variantId, email });
    expect(await mailsOf(alertId)).toEqual(['CONFIRM', 'CONFIRM']);
    await confirmLinked(edgeCtx(), link);
    for (let times = 0; times < 3; times += 1) await askRestockByMail(edgeCtx(), { variantId, email });
    expect(await mailsOf(alertId)).toEqual(['CONFIRM', 'CONFIRM']);
    const marked = email.replace('@', '+shop@');
    await expect(askRestockByMail(edgeCtx(), { variantId, email: marked })).rejects.toMatchObject({
      code: 'RATE_LIMITED',
    });
  });

  it('is refused for what can be bought', async () => {
    const { variantId } = await givenVariant();
    await expect(askRestockByMail(edgeCtx(), { variantId, email: uniqueMailbox() })).rejects.toMatchObject({
      code: 'IN_STOCK',
    });
  });
});

describe('an alert in its owner’s hands', () => {
  it('is withdrawn by them alone', async () => {
    const { ctx, alertId } = await givenAlert();
    const other = await givenAlert();
    await expect(withdrawMine(other.ctx, alertId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await withdrawMine(ctx, alertId);
    expect(await myAlerts(ctx)).toEqual([]);
  });

  it('goes when they leave, as does what their address waits for', async () => {
    const { userId, alertId } = await givenAlert();
    const [person] = await testDb().select().from(users).where(eq(users.id, userId));
    const byMail = await givenLinked(person?.email ?? '');
    const strangers = await givenLinked();
    await forgetAlerts(anyCtx(), userId);
    expect(await alertOf(alertId)).toBeUndefined();
    expect(await alertOf(byMail.alertId)).toBeUndefined();
    expect(await alertOf(strangers.alertId)).toBeDefined();
  });
});

describe('what waited too long', () => {
  it('goes after a day where its mailbox never answered, and else after its months', async () => {
    const [asked, confirmed] = [await givenLinked(), await givenLinked()];
    await confirmLinked(edgeCtx(), confirmed.link);
    const edge = new Date('2020-01-01T00:00:00Z');
    await testDb()
      .update(restockAlerts)
      .set({ createdAt: edge })
      .where(sql`${restockAlerts.id} IN (${asked.alertId}, ${confirmed.alertId})`);
    expect(await dropUnconfirmed(anyCtx(), new Date(edge.getTime() - 1), 10)).toBe(0);
    expect(await dropUnconfirmed(anyCtx(), edge, 10)).toBe(1);
    expect(await alertOf(confirmed.alertId)).toBeDefined();
    expect(await dropAlerts(anyCtx(), edge, 10)).toBe(1);
    expect(await alertOf(confirmed.alertId)).toBeUndefined();
  });
});
