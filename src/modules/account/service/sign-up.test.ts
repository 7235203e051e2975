import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { parseCookie } from '~/lib/cookies';
import { edgeCtx, givenCode, givenProven, givenUser, signUpOf, uniqueEmail } from '~/testing/factories/account';
import { testDb } from '~/testing/db';
import { naverSignUpInput, signUpInput, type SignUpInput } from '../input';
import { findUserByEmail } from '../queries';
import { consents, identities, sessions, users } from '../tables';
import { ENTRY_COOKIE, takeTicket } from './entry';
import { checkPassword } from './log-in';
import { withdrawNaver } from './naver-identity';
import { findNaverUser } from './naver-user';
import { PENDING_COOKIE, readPending, sealPending } from './pending';
import { sessionsOf } from './sessions';
import { signUp, signUpWithNaver } from './sign-up';

const ticketOf = (headers: Headers) => {
  const cookie = headers.getSetCookie().find((line) => line.startsWith(`${ENTRY_COOKIE}=`)) ?? '';
  return parseCookie(cookie.split(';')[0] ?? '').get(ENTRY_COOKIE);
};
const entryOf = (headers: Headers) => takeTicket({ db: testDb() }, ticketOf(headers));

const pendingOf = async (subject: string) =>
  `${PENDING_COOKIE}=${await sealPending({ subject, name: '네이버홍', email: null, phone: null })}`;

let serial = 0;
const newSubject = () => `naver-${process.pid}-${(serial += 1)}`;
const naverPerson = (email = uniqueEmail()) => {
  const { name, phone, consents: given } = signUpOf();
  return { email, name, phone, consents: given };
};

/** Somebody who has just proven an address and sends the rest. */
async function givenSignUp(change: Partial<SignUpInput> = {}, email = uniqueEmail()) {
  const { ctx } = await givenProven('SIGN_UP', email);
  const person = signUpOf(change);
  await signUp(ctx, person);
  return { ctx, email, person };
}

describe('signing up', () => {
  test('makes an account that its password opens, and a ticket that opens the door', async () => {
    const { ctx, email, person } = await givenSignUp();
    const id = (await checkPassword(ctx, { email, password: person.password }, edgeCtx().reqHeaders))?.id;
    expect(id).toMatch(/^usr_/);
    expect(await entryOf(ctx.resHeaders)).toBe(id);
    const [row] = await testDb().select().from(users).where(eq(users.email, email));
    expect(row).toMatchObject({ role: 'CUSTOMER', name: '김예시', phone: '01012345678' });
    expect(row?.emailVerifiedAt).not.toBeNull();
    expect(JSON.stringify(row)).not.toContain(person.password);
  });

  test('keeps every consent with version and channel; advertising rests on the consent to marketing', async () => {
    const { ctx, email } = await givenSignUp({ consents: { ...signUpOf().consents, AD_SMS: true } });
    const user = await findUserByEmail(testDb(), email);
    const rows = await testDb().select().from(consents).where(eq(consents.userId, user!.id));
    const { terms, privacy } = ctx.shop.consentVersions;
    expect(Object.fromEntries(rows.map((row) => [row.kind, [row.granted, row.version, row.channel]]))).toEqual({
      TERMS: [true, terms, 'WEB_SIGNUP'],
      PRIVACY: [true, privacy, 'WEB_SIGNUP'],
      AGE_14: [true, terms, 'WEB_SIGNUP'],
      MARKETING_PRIVACY: [false, privacy, 'WEB_SIGNUP'],
      AD_SMS: [false, terms, 'WEB_SIGNUP'],
      AD_EMAIL: [false, terms, 'WEB_SIGNUP'],
    });
  });

  test('gives a ticket for one entry, however many try at once, and not for long', async () => {
    const { ctx } = await givenSignUp();
    const ticket = ticketOf(ctx.resHeaders);
    expect(JSON.stringify(await testDb().select().from(sessions))).not.toContain(ticket);
    const entries = await Promise.all(Array.from({ length: 10 }, () => takeTicket(ctx, ticket)));
    expect(entries.filter(Boolean)).toHaveLength(1);
    expect(await takeTicket(ctx, ticket)).toBeNull();

    const late = await givenSignUp();
    await testDb()
      .update(sessions)
      .set({ expiresAt: sql`now() - interval '1 second'` });
    expect(await entryOf(late.ctx.resHeaders)).toBeNull();
  });

  test('gives a ticket that ends with all logins of its owner, wherever logins live', async () => {
    const [{ ctx, email }, other] = [await givenSignUp(), await givenSignUp()];
    const user = await findUserByEmail(testDb(), email);
    await sessionsOf(ctx).endAll(user!.id);
    expect(await entryOf(ctx.resHeaders)).toBeNull();
    expect(await entryOf(other.ctx.resHeaders)).toMatch(/^usr_/);
  });

  test('needs an address that this browser has proven, for each account anew', async () => {
    const nothing = { code: 'CODE_SPENT' };
    await expect(signUp(edgeCtx(), signUpOf())).rejects.toMatchObject(nothing);
    const { cookie } = await givenCode('SIGN_UP');
    await expect(signUp(edgeCtx({}, cookie), signUpOf())).rejects.toMatchObject(nothing);
    const other = await givenProven('RESET', (await givenUser()).email);
    await expect(signUp(other.ctx, signUpOf())).rejects.toMatchObject(nothing);
    const { cookie: proven } = await givenProven('SIGN_UP');
    const results = await Promise.allSettled([1, 2, 3].map(() => signUp(edgeCtx({}, proven), signUpOf())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(nothing);
  });

  test('twice with one mailbox, both proven: the second is told', async () => {
    const email = uniqueEmail();
    const [first, second] = [await givenProven('SIGN_UP', email), await givenProven('SIGN_UP', email.toUpperCase())];
    await signUp(first.ctx, signUpOf());
    await expect(signUp(second.ctx, signUpOf())).rejects.toMatchObject({ code: 'EMAIL_TAKEN' });
  });

  test.each([
    ['is known from leaks', 'iloveyou2', 'PASSWORD_COMMON'],
    ['is known from leaks in other letters', 'ILoveYou2', 'PASSWORD_COMMON'],
    ['is the name in the address', 'long-mailbox-name', 'INVALID_INPUT'],
  ])('takes no password that %s', async (_, password, code) => {
    const { ctx } = await givenProven('SIGN_UP', `long-mailbox-name@${process.pid}-${(serial += 1)}.example`);
    await expect(signUp(ctx, signUpOf({ password }))).rejects.toMatchObject({ code });
    await signUp(ctx, signUpOf());
  });

  test.each([
    [{ name: ' ' }, 'name', 'nameMissing'],
    [{ phone: '02-123-4567' }, 'phone', 'phoneWrong'],
    [{ password: 'short' }, 'password', 'passwordWeak'],
    [{ consents: { ...signUpOf().consents, PRIVACY: false } }, 'consents', 'consentMissing'],
  ])('with %j says what is wrong', (change, field, word) => {
    const issues = signUpInput.safeParse(signUpOf(change)).error?.issues ?? [];
    expect(issues).toMatchObject([{ path: [field, ...(field === 'consents' ? ['PRIVACY'] : [])], message: word }]);
  });

  test.each(['role', 'id', 'passwordHash', 'createdAt', 'emailVerifiedAt'])('takes no %s from outside', (key) => {
    expect(signUpInput.safeParse({ ...signUpOf(), [key]: 'ADMIN' }).success).toBe(false);
    expect(naverSignUpInput.safeParse({ ...naverPerson(), [key]: 'ADMIN' }).success).toBe(false);
  });
});

describe('signing up with Naver', () => {
  test('makes an account without a password that the Naver id opens, once', async () => {
    const subject = newSubject();
    const cookie = await pendingOf(subject);
    const ctx = edgeCtx({}, cookie);
    await signUpWithNaver(ctx, naverPerson());
    const id = await findNaverUser(ctx, subject);
    expect(await entryOf(ctx.resHeaders)).toBe(id);
    const again = edgeCtx({}, cookie);
    await expect(signUpWithNaver(again, naverPerson())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(again.resHeaders.getSetCookie()).toEqual([]);
  });

  test('in several tabs at once makes one account, and lets one of them in', async () => {
    const subject = newSubject();
    const cookie = await pendingOf(subject);
    const tabs = Array.from({ length: 5 }, () => edgeCtx({}, cookie));
    const results = await Promise.allSettled(tabs.map((ctx) => signUpWithNaver(ctx, naverPerson())));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tabs.filter(({ resHeaders }) => resHeaders.getSetCookie().length > 0)).toHaveLength(1);
    expect(await testDb().$count(identities, eq(identities.subject, subject))).toBe(1);
  });

  test('does not bring back what its owner has withdrawn at Naver meanwhile', async () => {
    const subject = newSubject();
    const cookie = await pendingOf(subject);
    const ctx = edgeCtx({}, cookie);
    await signUpWithNaver(ctx, naverPerson());
    expect(await withdrawNaver(ctx, subject)).toBe('withdrawn');
    await expect(signUpWithNaver(edgeCtx({}, cookie), naverPerson())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('with the address of another account makes one of its own, which that address does not open', async () => {
    const known = await givenUser({ password: 'a long enough secret' });
    const subject = newSubject();
    const ctx = edgeCtx({}, await pendingOf(subject));
    await signUpWithNaver(ctx, naverPerson(known.email));
    const id = await findNaverUser(ctx, subject);
    expect(id).not.toBe(known.id);
    expect((await findUserByEmail(testDb(), known.email))?.id).toBe(known.id);
    const [row] = await testDb().select().from(users).where(eq(users.id, id!));
    expect(row).toMatchObject({ email: known.email, emailVerifiedAt: null, passwordHash: null });
  });

  test.each(['', `${PENDING_COOKIE}=garbled`])('needs a person whom Naver has just named (%j)', async (cookie) => {
    await expect(signUpWithNaver(edgeCtx({}, cookie), naverPerson())).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  test('a ticket of one kind is never taken for the other', async () => {
    const { ctx } = await givenSignUp();
    const ticket = ticketOf(ctx.resHeaders);
    expect(await readPending(ticket)).toBeNull();
    const pending = (await pendingOf(newSubject())).slice(PENDING_COOKIE.length + 1);
    expect(await takeTicket(ctx, pending)).toBeNull();
    expect(await sessionsOf(ctx).rotate(ticket ?? '')).toBeNull();
    expect(await takeTicket(ctx, ticket)).toMatch(/^usr_/);
  });
});
