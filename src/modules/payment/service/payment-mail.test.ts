import { desc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { POST } from '~/app/api/cron/[job]/route';
import { users } from '~/modules/account/tables';
import { raiseAlarm, resolveAlarm } from '~/modules/notification/service/alarms';
import { alarms, outbox } from '~/modules/notification/tables';
import { testDb } from '~/testing/db';
import { anyCtx } from '~/testing/factories/order';
import { attemptRow, givenDepositChosen, makeChecksDue } from '~/testing/factories/payment';
import { askRefund, REFUND_ACCOUNT } from '~/testing/factories/refund';
import { startTestToss, type TestToss } from '~/testing/toss';
import { reconcilePayments } from './reconcile';

const arrived = z.array(z.object({ id: z.string(), subject: z.string(), text: z.string() }));
let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
  await testDb().delete(outbox);
});
afterAll(() => toss.sandbox.stop());

async function mailsTo(address: string) {
  const response = await fetch(`${toss.sandbox.url}/mail/api/messages?to=${address}`);
  return arrived.parse(await response.json());
}

async function deliverAll() {
  const request = new Request('http://localhost:3000/api/cron/outbox', {
    method: 'POST',
    headers: { authorization: `Bearer ${process.env.CRON_SECRET ?? ''}` },
  });
  expect((await POST(request, { params: Promise.resolve({ job: 'outbox' }) })).status).toBe(200);
}

async function givenAwaited(locale: 'ko' | 'en') {
  const chosen = await givenDepositChosen(toss, { locale });
  await chosen.pay();
  const [buyer] = await testDb()
    .select({ email: users.email })
    .from(users)
    .where(eq(users.id, chosen.ctx.user?.id ?? 'usr_'));
  return { ...chosen, email: buyer?.email ?? '' };
}

describe('mails of deposits', () => {
  it.each([
    ['ko', '우리은행', '18,000원', '예금주'],
    ['en', 'Woori', '₩18,000', 'Account holder'],
  ] as const)('name bank, number, holder, amount and due time in %s', async (locale, bank, amount, holder) => {
    const { email, providerOrderId } = await givenAwaited(locale);
    await deliverAll();
    const attempt = await attemptRow(providerOrderId);
    const [mail] = await mailsTo(email);
    for (const part of [bank, amount, holder, attempt?.account?.number ?? '?', '23:59'])
      expect(mail?.text).toContain(part);
  });

  it('say so when the bank took the money back, and when the time is over', async () => {
    const { email, deposit, reverse } = await givenAwaited('ko');
    for (const step of [deposit, reverse]) {
      await step();
      await makeChecksDue();
      await reconcilePayments(anyCtx());
    }
    await deliverAll();
    const subjects = (await mailsTo(email)).map(({ subject }) => subject.replace(/ \(.*/, ''));
    expect(subjects).toEqual(
      expect.arrayContaining([
        '[에너지팩토리] 입금을 기다리고 있어요',
        '[에너지팩토리] 주문을 받았어요',
        '[에너지팩토리] 은행이 입금을 취소했어요',
      ]),
    );
  });
});

it('writes of every part that was refunded, each a mail of its own', async () => {
  const { email, orderId, deposit } = await givenAwaited('ko');
  await deposit();
  await makeChecksDue();
  await reconcilePayments(anyCtx());
  for (let turn = 0; turn < 2; turn += 1) await askRefund(orderId, { free: 100, refundAccount: REFUND_ACCOUNT });
  await deliverAll();
  const mails = (await mailsTo(email)).filter(({ text }) => text.includes('지금까지'));
  expect(mails).toHaveLength(2);
  expect(mails[0]?.text).toContain('200원');
  const { number } = REFUND_ACCOUNT;
  expect(mails[0]?.text).toMatch(
    new RegExp(`알려 주신 계좌 \\(.+ \\*${number.slice(-4)}\\)로 1~2영업일 안에 입금돼요\\.`),
  );
  expect(mails[0]?.text).not.toContain(number);
  expect(new Set(mails.map(({ id }) => id)).size).toBe(2);
});

describe('mails of alarms', () => {
  it('go to the operator once, however often it is said, and not after somebody has seen to it', async () => {
    await testDb().delete(alarms);
    await raiseAlarm(anyCtx(), 'REFUND_STUCK', 'ref_x', { providerCode: 'PROVIDER_ERROR' });
    await raiseAlarm(anyCtx(), 'REFUND_STUCK', 'ref_x', { providerCode: 'NOT_AVAILABLE_BANK' });
    await raiseAlarm(anyCtx(), 'PAYMENT_UNDECIDED', 'pay_x');
    const [seen] = await testDb().select().from(alarms).where(eq(alarms.kind, 'PAYMENT_UNDECIDED'));
    await resolveAlarm(anyCtx(), seen?.id ?? 0, 'usr_x', '봤어요');
    await deliverAll();
    const mails = (await mailsTo('help@energyfactory.example')).filter(({ text }) => text.includes('_x'));
    expect(mails.map(({ subject }) => subject)).toEqual(['[에너지팩토리] 확인이 필요해요: 환불이 되지 않고 있어요']);
    expect(mails[0]?.text).toContain('NOT_AVAILABLE_BANK');
    expect(mails[0]?.text).toContain('http://localhost:3000/admin/books');
    const rows = await testDb().select().from(alarms).orderBy(desc(alarms.id));
    expect(rows).toMatchObject([{ resolvedBy: 'usr_x', details: { note: '봤어요' } }, { count: 2 }]);
  });
});
