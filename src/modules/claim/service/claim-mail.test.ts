import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Id } from '~/lib/ids';
import { users } from '~/modules/account/tables';
import type { MailKind } from '~/modules/notification/rules';
import { testDb } from '~/testing/db';
import { ask, givenPaidOrder } from '~/testing/factories/claim';
import { anyCtx } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import { claims } from '../tables';
import { sendMailAbout } from './claim-mail';

const arrived = z.array(z.object({ subject: z.string(), text: z.string() }));
let toss: TestToss;
beforeAll(async () => {
  toss = await startTestToss(vi.stubEnv);
});
afterAll(() => toss.sandbox.stop());

/** The text of the mail about a request that stands so. */
async function mailed(mail: MailKind, change: Partial<typeof claims.$inferInsert>) {
  const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  const { id } = await ask(given, 'EXCHANGE', 'FAULTY', [1]);
  await testDb().update(claims).set(change).where(eq(claims.id, id));
  return (await letterOf(given, mail))?.text;
}

async function letterOf({ orderId, userId }: { orderId: Id<'ord'>; userId: Id<'usr'> }, mail: MailKind) {
  await sendMailAbout(anyCtx(), { mail, orderId }, 1);
  const [buyer] = await testDb().select({ email: users.email }).from(users).where(eq(users.id, userId));
  const response = await fetch(`${toss.sandbox.url}/mail/api/messages?to=${buyer?.email ?? ''}`);
  const [letter] = arrived.parse(await response.json());
  return letter;
}

it('says what is asked for, of which goods alone, why, and what goes back', async () => {
  const wanted = [
    { quantity: 3, price: 9000 },
    { quantity: 2, price: 4000 },
  ] as const;
  const given = await givenPaidOrder(toss, wanted, { until: 'DELIVERED' });
  await ask(given, 'RETURN', 'CHANGED_MIND', [2, 0]);
  const letter = await letterOf(given, 'CLAIM_OPENED');
  expect(letter?.subject).toMatch(/^\[에너지팩토리\] 반품 요청을 받았어요 \(\d{8}-[A-Z0-9]{8}\)$/);
  // Both ways, less the one that was paid for with the order.
  const { returnsFee, shipping } = anyCtx().shop;
  const fee = returnsFee - shipping.fee;
  for (const line of [
    '이유: 마음이 바뀌었어요',
    '(1포 · 2개) 18,000원',
    '상품 금액: 18,000원',
    `반품 배송비: −${fee.toLocaleString()}원`,
    `돌려받을 금액: ${(18_000 - fee).toLocaleString()}원`,
  ])
    expect(letter?.text).toContain(line);
  for (const other of ['3개', '4,000원', '8,000원)', '결제한 금액', '송장']) expect(letter?.text).not.toContain(other);
});

it('promises no money for what was refused before the mail went out', async () => {
  const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  const { id } = await ask(given, 'RETURN', 'FAULTY', [1]);
  await testDb().update(claims).set({ state: 'REFUSED' }).where(eq(claims.id, id));
  expect((await letterOf(given, 'CLAIM_OPENED'))?.text).not.toContain('돌려받을 금액');
});

it('promises no money for an exchange', async () => {
  const given = await givenPaidOrder(toss, [{ quantity: 1 }], { until: 'DELIVERED' });
  await ask(given, 'EXCHANGE', 'FAULTY', [1]);
  const letter = await letterOf(given, 'CLAIM_OPENED');
  expect(letter?.subject).toContain('교환 요청을 받았어요');
  expect(letter?.text).toContain('이유: 상했거나 맛과 냄새가 이상해요');
  expect(letter?.text).not.toContain('금액');
});

it('says why staff refused', async () => {
  expect(await mailed('CLAIM_REFUSED', { decision: '먹은 흔적이 있어요.' })).toContain(
    '판매자 답변: 먹은 흔적이 있어요.',
  );
});

it('leaves out an answer nobody gave', async () => {
  expect(await mailed('CLAIM_ACCEPTED', { decision: '' })).not.toContain('판매자 답변');
});

it('names the parcel that was sent once more', async () => {
  const sent = { reshipCarrier: 'example-parcel', reshipTracking: '0000-9999' };
  expect(await mailed('RESHIPPED', sent)).toContain('교환 상품 송장: 예시택배 0000-9999\n');
  expect(await mailed('RESHIPPED', { ...sent, reshipCarrier: 'logen' })).toContain(
    '교환 상품 송장: 로젠택배 0000-9999 https://www.ilogen.com/web/personal/trace/00009999\n',
  );
});

it('leaves other mails as they are', async () => {
  expect(await mailed('ORDER_SHIPPED', { decision: '알겠어요.' })).toContain('송장: 예시택배 0000-1234');
});

it.each([
  ['CLAIM_PICKED_UP', '보내신 상품을 받아 오고 있어요'],
  ['CLAIM_INSPECTED', '보내신 상품을 살펴봤어요'],
] as const)('says %s in words, without the answer to the request', async (mail, title) => {
  const text = await mailed(mail, { decision: '알겠어요.' });
  expect(text).toContain(title);
  expect(text).not.toContain('판매자 답변');
});
