import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { users } from '~/modules/account/tables';
import { products } from '~/modules/catalog/tables';
import type { MailKind } from '~/modules/notification/rules';
import { testDb } from '~/testing/db';
import { givenGuestOrder } from '~/testing/factories/guest';
import { anyCtx, givenCustomer, givenOrder, givenVariant, ON_JEJU } from '~/testing/factories/order';
import { startTestToss, type TestToss } from '~/testing/toss';
import type { PlaceOrderInput } from '../input';
import { fulfilments, orderLines, orders } from '../tables';
import { sendOrderMail } from './order-mail';

const arrived = z.array(z.object({ subject: z.string(), text: z.string(), html: z.string() }));
let standIns: TestToss;

beforeAll(async () => {
  standIns = await startTestToss((key, value) => {
    process.env[key] = value;
  });
});
afterAll(() => standIns.sandbox.stop());

/** Ordered and paid on a Tuesday, promised for the day after. */
const PROMISE = {
  paidAt: new Date('2026-11-24T20:46:00+09:00'),
  promisedFor: new Date('2026-11-25T00:00:00+09:00'),
  promisedIfPaidBefore: new Date('2026-11-24T23:00:00+09:00'),
};

async function mailed(
  mail: MailKind,
  locale: 'ko' | 'en',
  change: Partial<typeof orders.$inferInsert> = {},
  more: Partial<PlaceOrderInput> = {},
) {
  const { ctx, userId } = await givenCustomer();
  const { variantId } = await givenVariant({ price: 2400, listPrice: 3100 });
  const order = await givenOrder({ ...ctx, locale }, [{ variantId, quantity: 2 }], more);
  await testDb()
    .update(orders)
    .set({ ...PROMISE, ...change })
    .where(eq(orders.id, order.id));
  const [buyer] = await testDb().select({ email: users.email }).from(users).where(eq(users.id, userId));
  const send = () => sendOrderMail(anyCtx(), { mail, orderId: order.id });
  const inbox = async () => {
    const response = await fetch(`${standIns.sandbox.url}/mail/api/messages?to=${buyer?.email ?? ''}`);
    return arrived.parse(await response.json());
  };
  return { order, userId, send, inbox };
}

it('tells in Korean what was bought, for how much, and when it comes', async () => {
  const { order, send, inbox } = await mailed('ORDER_CONFIRMED', 'ko');
  await send();
  const [mail] = await inbox();
  expect(mail?.subject).toBe(`[에너지팩토리] 주문을 받았어요 (${order.number})`);
  for (const body of [mail?.text, mail?.html]) {
    expect(body).toContain('프로틴 셰이크');
    expect(body).toContain('4,800원');
    expect(body).toContain('7,800원');
    expect(body).toContain('11월 25일');
    expect(body).toContain(`http://localhost:3000/orders/${order.id}`);
    expect(body).toContain('사업자등록번호');
  }
});

it('tells what Jeju costs more, and a day that is no dawn', async () => {
  const { send, inbox } = await mailed('ORDER_CONFIRMED', 'ko', {}, { recipient: ON_JEJU });
  await send();
  const [mail] = await inbox();
  expect(mail?.text).toContain('11월 25일 (수)에 도착해요.');
  expect(mail?.text).toContain('배송비: 3,000원');
  expect(mail?.text).toContain('제주·도서산간 추가 배송비: 3,000원');
  expect(mail?.text).toContain('결제한 금액: 10,800원');
});

it.each([
  ['ko', '입금하면 주문이 완료돼요', '주문 금액: 7,800원', '결제한 금액'],
  ['en', 'Your deposit completes the order', 'Order total: ₩7,800', 'Paid:'],
] as const)('says in %s what an order comes to before anything is paid', async (locale, title, total, paid) => {
  const { order, inbox } = await mailed('DEPOSIT_AWAITED', locale);
  const words = { due: '23:59', deposit: '7,800' };
  await sendOrderMail(anyCtx(), { mail: 'DEPOSIT_AWAITED', orderId: order.id }, { words });
  const [mail] = await inbox();
  expect(mail?.text).toContain(title);
  expect(mail?.text).toContain(total);
  expect(mail?.text).not.toContain(paid);
  await sendOrderMail(anyCtx(), { mail: 'ORDER_CONFIRMED', orderId: order.id });
  expect((await inbox()).some(({ text }) => text.includes(paid))).toBe(true);
});

it('names no day where nobody can say it', async () => {
  const late = { paidAt: new Date('2029-03-05T10:00:00+09:00'), promisedFor: null, promisedIfPaidBefore: null };
  const { send, inbox } = await mailed('ORDER_CONFIRMED', 'ko', late);
  await send();
  expect((await inbox())[0]?.text).toContain('결제를 마쳤어요. 도착하는 날은 보낼 때 알려 드려요.');
});

it('speaks the language the order was placed in, links included', async () => {
  const { order, send, inbox } = await mailed('ORDER_CONFIRMED', 'en');
  await send();
  const [mail] = await inbox();
  expect(mail?.subject).toBe(`[Energy Factory] We have your order (${order.number})`);
  expect(mail?.html).toContain('Protein shake');
  expect(mail?.text).toContain('₩7,800');
  expect(mail?.text).toContain(`http://localhost:3000/en/orders/${order.id}`);
});

const LOGEN = 'https://www.ilogen.com/web/personal/trace/00001234';

it.each([
  ['ROOM', '상자를 택배사에 넘겼어요.\n'],
  ['FROZEN', '상자를 택배사에 넘겼어요. 냉장·냉동 식품은 받자마자 냉장고에 넣어 주세요.\n'],
] as const)('speaks of the cold where something belongs there: %s', async (storage, lead) => {
  const { order, send, inbox } = await mailed('ORDER_SHIPPED', 'ko');
  const bought = testDb().select({ id: orderLines.productId }).from(orderLines).where(eq(orderLines.orderId, order.id));
  await testDb().update(products).set({ storage }).where(inArray(products.id, bought));
  await send();
  expect((await inbox())[0]?.text).toContain(lead);
});

it.each([
  ['ko', 'example-parcel', '예시택배 0000-1234\n', '상품을 보냈어요'],
  ['en', 'example-parcel', 'Example Parcel 0000-1234\n', 'Your order is on its way'],
  ['ko', 'logen', `로젠택배 0000-1234 ${LOGEN}\n`, `<a href="${LOGEN}" style="color:#0e4d34">로젠택배 0000-1234</a>`],
] as const)('names carrier and tracking number in %s, sent by %s', async (locale, carrier, tracking, title) => {
  const { order, send, inbox } = await mailed('ORDER_SHIPPED', locale);
  await testDb()
    .update(fulfilments)
    .set({ carrier, trackingNumber: '0000-1234' })
    .where(eq(fulfilments.orderId, order.id));
  await send();
  const [mail] = await inbox();
  expect(mail?.text).toContain(tracking);
  expect(mail?.html).toContain(title);
});

it.each([
  ['ko', '상품이 도착했어요', '반품·교환'],
  ['en', 'Your order has arrived', 'a return or an exchange'],
] as const)('says in %s that it has arrived, and what to do where it is not right', async (locale, title, remedy) => {
  const { send, inbox } = await mailed('ORDER_DELIVERED', locale);
  await send();
  const [mail] = await inbox();
  for (const text of [title, remedy]) {
    expect(mail?.text).toContain(text);
    expect(mail?.html).toContain(text);
  }
});

it.each([
  ['ko', '7,800원을 돌려드렸어요', '결제한 카드나 간편결제로'],
  ['en', '₩7,800 refunded', 'the card or wallet you paid with'],
] as const)('says in %s what went back, and where to', async (locale, title, where) => {
  const { send, inbox } = await mailed('ORDER_CANCELED', locale, { refundedTotal: 7800 });
  await send();
  for (const words of [title, where]) expect((await inbox())[0]?.text).toContain(words);
});

it('greets who ordered, not whom the parcel is for', async () => {
  const { userId, send, inbox } = await mailed('ORDER_CONFIRMED', 'ko', { recipientName: '김수진' });
  await testDb().update(users).set({ name: '독고영재' }).where(eq(users.id, userId));
  await send();
  const [mail] = await inbox();
  expect(mail?.text).toContain('독고영재님, 결제를 마쳤어요.');
  expect(mail?.text).not.toContain('김수진님');
  expect(mail?.text).toContain('받는 곳: 김수진');
});

it('lets no markup of a name into the mail', async () => {
  const { send, inbox } = await mailed('ORDER_CONFIRMED', 'ko', { recipientName: '<img src=x onerror=alert(1)>' });
  await send();
  const [mail] = await inbox();
  expect(mail?.html).not.toContain('<img');
  expect(mail?.html).toContain('&lt;img src=x');
});

it('writes to nobody without an address, and does not fail', async () => {
  const { send, userId } = await mailed('ORDER_CONFIRMED', 'ko');
  await testDb()
    .update(users)
    .set({ email: sql`NULL` })
    .where(eq(users.id, userId));
  await expect(send()).resolves.toBeUndefined();
});

it('does without mails of delivery where the buyer does, and tells of the order and its money all the same', async () => {
  const { userId, order, inbox } = await mailed('ORDER_SHIPPED', 'ko');
  await testDb()
    .update(users)
    .set({ mutedMails: ['delivery', 'review'] })
    .where(eq(users.id, userId));
  for (const mail of ['ORDER_SHIPPED', 'ORDER_DELIVERED', 'RESHIPPED', 'ORDER_CONFIRMED', 'ORDER_CANCELED'] as const)
    await sendOrderMail(anyCtx(), { mail, orderId: order.id });
  expect((await inbox()).map(({ subject }) => subject).toSorted()).toEqual([
    expect.stringContaining('주문을 받았어요'),
    expect.stringContaining('주문을 취소했어요'),
  ]);
});

it('writes to a guest at the address they gave, and leads to where the order is looked up', async () => {
  const { order, contact } = await givenGuestOrder();
  await sendOrderMail(anyCtx(), { mail: 'ORDER_CONFIRMED', orderId: order.id });
  const response = await fetch(`${standIns.sandbox.url}/mail/api/messages?to=${contact.email}`);
  const [mail] = arrived.parse(await response.json());
  expect(mail?.text).toContain('고객님');
  expect(mail?.text).toContain(`http://localhost:3000/orders/lookup?number=${order.number}&o=${order.id}`);
  expect(mail?.text).toContain('주문 번호와 주문할 때 적은 휴대폰 번호로 조회할 수 있어요.');
});

it('tells a mailbox that nobody has proven nothing a stranger typed', async () => {
  const typed = {
    ...{ recipientName: '당첨! 지금 오세요', contactName: '당첨! 지금 오세요' },
    ...{ address1: '경품 나라 1', address2: '경품 나라 2' },
  };
  const { order, contact } = await givenGuestOrder();
  await testDb().update(orders).set(typed).where(eq(orders.id, order.id));
  const named = [{ label: '예금주', value: '당첨! 지금 오세요' }];
  await sendOrderMail(anyCtx(), { mail: 'ORDER_CONFIRMED', orderId: order.id }, { named });
  const ofGuest = await fetch(`${standIns.sandbox.url}/mail/api/messages?to=${contact.email}`);

  const account = await mailed('ORDER_CONFIRMED', 'ko', { ...typed, contactName: null });
  await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, account.userId));
  await account.send();
  for (const [mail] of [arrived.parse(await ofGuest.json()), await account.inbox()])
    for (const body of [mail?.subject, mail?.text, mail?.html]) {
      expect(body).toContain('주문');
      expect(body).not.toMatch(/당첨|경품/);
    }

  await testDb().update(users).set({ emailVerifiedAt: new Date() }).where(eq(users.id, account.userId));
  await sendOrderMail(anyCtx(), { mail: 'ORDER_CANCELED', orderId: account.order.id }, { named });
  expect((await account.inbox()).map(({ text }) => text).join('\n')).toContain('경품 나라 1');
});

it.each([
  ['ko', '상품을 준비하고 있어요'],
  ['en', 'Your order is being prepared'],
] as const)('says in %s that an order is being prepared', async (locale, title) => {
  const { order, send, inbox } = await mailed('ORDER_PREPARING', locale);
  await send();
  const [mail] = await inbox();
  expect(mail?.subject).toContain(`${title} (${order.number})`);
  expect(mail?.text).toContain(title);
});
