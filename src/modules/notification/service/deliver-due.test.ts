import { eq, isNull, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { anyCtx } from '~/testing/factories/order';
import { testDb } from '~/testing/db';
import type { MailKind, OutboxPayload } from '../rules';
import { deliverDue, enqueue } from '../service';
import { outbox } from '../tables';

const ctx = anyCtx();
const nap = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const mailOf = (payload: OutboxPayload) => (payload.topic === 'mail' ? payload.mail : payload.topic);

async function ask(orderId: ReturnType<typeof newId<'ord'>>, mails: readonly MailKind[]): Promise<void> {
  for (const mail of mails) await enqueue(ctx, { topic: 'mail', mail, orderId }, `test:${mail}:${orderId}`);
}

describe('what is delivered', () => {
  beforeEach(async () => {
    await testDb().delete(outbox);
  });

  it('tells of one order in the order in which it happened, also where the first mail takes longest', async () => {
    const orderId = newId('ord');
    await ask(orderId, ['DEPOSIT_AWAITED', 'ORDER_CONFIRMED', 'ORDER_SHIPPED']);
    const arrived: string[] = [];
    let rest = 60;
    const answer = await deliverDue(ctx, async (payload) => {
      await nap((rest -= 20));
      arrived.push(mailOf(payload));
    });
    expect(arrived).toEqual(['DEPOSIT_AWAITED', 'ORDER_CONFIRMED', 'ORDER_SHIPPED']);
    expect(answer).toEqual({ delivered: 3, failed: 0 });
  });

  it('does not let one order wait for another', async () => {
    const [slow, quick] = [newId('ord'), newId('ord')];
    await ask(slow, ['ORDER_CONFIRMED']);
    await ask(quick, ['ORDER_CONFIRMED', 'ORDER_SHIPPED']);
    let both: () => void;
    const quickIsDone = new Promise<void>((resolve) => (both = resolve));
    await deliverDue(ctx, async (payload) => {
      if (payload.topic !== 'mail') return;
      if (payload.orderId === slow) await quickIsDone;
      else if (payload.mail === 'ORDER_SHIPPED') both();
    });
    expect(await testDb().$count(outbox, isNull(outbox.deliveredAt))).toBe(0);
  });

  it('is delivered by one of two workers', async () => {
    await Promise.all(Array.from({ length: 20 }, () => ask(newId('ord'), ['ORDER_CONFIRMED'])));
    const delivered: number[] = [];
    const work = () =>
      deliverDue(ctx, async (_, id) => {
        await nap(1);
        delivered.push(id);
      });
    await Promise.all([work(), work(), work()]);
    expect(delivered).toHaveLength(20);
    expect(new Set(delivered).size).toBe(20);
  });

  it('is tried again later where it failed, and what follows is not held up', async () => {
    const orderId = newId('ord');
    await ask(orderId, ['ORDER_CONFIRMED', 'ORDER_SHIPPED']);
    const refuse = async (payload: OutboxPayload) => {
      if (mailOf(payload) === 'ORDER_CONFIRMED') throw new RangeError('mail box full');
    };
    expect(await deliverDue(ctx, refuse)).toEqual({ delivered: 1, failed: 1 });
    const [left] = await testDb().select().from(outbox).where(isNull(outbox.deliveredAt));
    expect(left).toMatchObject({ payload: { mail: 'ORDER_CONFIRMED' }, attempts: 1, lastError: 'RangeError' });
    expect(await deliverDue(ctx, async () => undefined)).toEqual({ delivered: 0, failed: 0 });

    await testDb()
      .update(outbox)
      .set({ dueAt: sql`now()` })
      .where(eq(outbox.id, left?.id ?? 0));
    expect(await deliverDue(ctx, async () => undefined)).toEqual({ delivered: 1, failed: 0 });
  });
});
