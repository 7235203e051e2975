import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { testDb } from '~/testing/db';
import { givenUser, signedCtx } from '~/testing/factories/account';
import { givenStaff } from '~/testing/factories/order';
import { users } from '../tables';
import { getAccount } from './me';
import { findMailbox } from './person';
import { changeMailChoices, changeProfile, getMailChoices } from './profile';

it('name and phone are changed for whoever is signed in, and for nobody else', async () => {
  const [mine, other] = [await givenUser(), await givenUser()];
  await changeProfile(signedCtx(mine.id), { name: '이보기', phone: '01099998888' });
  expect(await getAccount(signedCtx(mine.id))).toMatchObject({
    name: '이보기',
    phone: '01099998888',
    email: mine.email,
  });
  expect(await getAccount(signedCtx(other.id))).toMatchObject({ name: '김예시', phone: null });
});

it('mails one may do without are not written to who does without them; the others always are', async () => {
  const { id, email } = await givenUser();
  const ctx = signedCtx(id);
  expect(await getMailChoices(ctx)).toEqual({ delivery: true, restock: true, review: true });
  await changeMailChoices(ctx, { delivery: false, restock: true, review: false });
  expect(await getMailChoices(ctx)).toEqual({ delivery: false, restock: true, review: false });
  for (const mail of ['ORDER_SHIPPED', 'ORDER_DELIVERED', 'RESHIPPED'] as const)
    expect(await findMailbox(ctx, id, mail)).toBeNull();
  for (const mail of ['ORDER_CONFIRMED', 'ORDER_CANCELED', 'PARTLY_REFUNDED', 'REFUND_ACCOUNT_ASKED'] as const)
    expect(await findMailbox(ctx, id, mail)).toBe(email);
  await changeMailChoices(ctx, { delivery: true, restock: false, review: true });
  expect(await findMailbox(ctx, id, 'ORDER_SHIPPED')).toBe(email);
});

it('an account that was left is nobody’s, however long its access token lives', async () => {
  const { id } = await givenUser();
  const ctx = signedCtx(id);
  await testDb().update(users).set({ erasedAt: new Date() }).where(eq(users.id, id));
  for (const call of [
    () => getAccount(ctx),
    () => changeProfile(ctx, { name: '이보기', phone: '01099998888' }),
    () => getMailChoices(ctx),
    () => changeMailChoices(ctx, { delivery: false, restock: false, review: false }),
  ])
    await expect(call()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

it('tells whoever has something to do in the admin the way there, and nobody else', async () => {
  const [staff, idle, customer] = [await givenStaff(['orders']), await givenStaff([]), await givenUser()];
  expect(await getAccount(signedCtx(staff.userId))).toMatchObject({ hasDesk: true });
  expect(await getAccount(signedCtx(idle.userId))).toMatchObject({ hasDesk: false });
  expect(await getAccount(signedCtx(customer.id))).toMatchObject({ hasDesk: false });
  await testDb().update(users).set({ role: 'ADMIN' }).where(eq(users.id, customer.id));
  expect(await getAccount(signedCtx(customer.id))).toMatchObject({ hasDesk: true });
});
