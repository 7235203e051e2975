import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
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
  await sendMailAbout(anyCtx(), { mail, orderId: given.orderId }, 1);
  const [buyer] = await testDb().select({ email: users.email }).from(users).where(eq(users.id, given.userId));
  const response = await fetch(`${toss.sandbox.url}/mail/api/messages?to=${buyer?.email ?? ''}`);
  const [letter] = arrived.parse(await response.json());
  return letter?.text;
}

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
  expect(await mailed('RESHIPPED', sent)).toContain('교환 상품 송장: 예시택배 0000-9999');
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
