import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { users } from '~/modules/account/tables';
import { adjustStock } from '~/modules/inventory/service/stock';
import { testDb } from '~/testing/db';
import { edgeCtx } from '~/testing/factories/account';
import { anyCtx } from '~/testing/factories/order';
import { givenAlert, givenLinked } from '~/testing/factories/restock';
import { startTestToss, type TestToss } from '~/testing/toss';
import { restockAlerts } from '../tables';
import { fireAlerts } from './fire';
import { confirmLinked, withdrawLinked } from './link';
import { sendRestockMail } from './restock-mail';

const arrived = z.array(z.object({ subject: z.string(), text: z.string(), html: z.string() }));
let standIns: TestToss;

beforeAll(async () => {
  standIns = await startTestToss((key, value) => {
    process.env[key] = value;
  });
});
afterAll(() => standIns.sandbox.stop());

const inboxOf = async (email: string) =>
  arrived.parse(await (await fetch(`${standIns.sandbox.url}/mail/api/messages?to=${email}`)).json());
const countOf = (id: `rst_${string}`) => testDb().$count(restockAlerts, eq(restockAlerts.id, id));

it('asks a mailbox with the link that it answers by, and only while it has not', async () => {
  const { email, alertId, link } = await givenLinked();
  await sendRestockMail(anyCtx(), { mail: 'CONFIRM', alertId }, 1);
  const [mail] = await inboxOf(email);
  expect(mail?.subject).toBe('[에너지팩토리] 프로틴 셰이크 재입고 알림을 받으시겠어요?');
  expect(mail?.text).toContain(`http://localhost:3000/restock/alert/${alertId}?key=${link.key}`);
  await confirmLinked(edgeCtx(), link);
  await sendRestockMail(anyCtx(), { mail: 'CONFIRM', alertId }, 2);
  expect(await inboxOf(email)).toHaveLength(1);
});

it('says in the language of the account that it is back, and the alert goes with it', async () => {
  const { alertId, variantId, userId, slug } = await givenAlert();
  const [person] = await testDb()
    .update(users)
    .set({ locale: 'en' })
    .where(eq(users.id, userId))
    .returning({ email: users.email });
  await adjustStock(anyCtx(), variantId, 1, { actor: 'test', cause: 'delivery' });
  await fireAlerts(anyCtx());
  await sendRestockMail(anyCtx(), { mail: 'BACK', alertId }, 3);
  const [mail] = await inboxOf(person?.email ?? '');
  expect(mail?.subject).toBe('[Energy Factory] Protein shake is back');
  expect(mail?.text).toContain(`http://localhost:3000/en/products/${slug}`);
  expect(await countOf(alertId)).toBe(0);
});

it('writes to nobody who has withdrawn, or whose address is not proven any more', async () => {
  const linked = await givenLinked();
  await withdrawLinked(edgeCtx(), linked.link);
  await sendRestockMail(anyCtx(), { mail: 'BACK', alertId: linked.alertId }, 4);
  expect(await inboxOf(linked.email)).toEqual([]);

  const { alertId, userId } = await givenAlert();
  const [person] = await testDb()
    .update(users)
    .set({ emailVerifiedAt: sql`NULL` })
    .where(eq(users.id, userId))
    .returning({ email: users.email });
  await sendRestockMail(anyCtx(), { mail: 'BACK', alertId }, 5);
  expect(await inboxOf(person?.email ?? '')).toEqual([]);
  expect(await countOf(alertId)).toBe(0);
});
