import { eq, sql } from 'drizzle-orm';
import { newId, type Id } from '~/lib/ids';
import type { SignUpInput } from '~/modules/account/input';
import type { EdgeCtx } from '~/modules/account/service/edge';
import { checkCode, codeOf, sendCode } from '~/modules/account/service/email-code';
import { createGuest } from '~/modules/account/service/guests';
import { sessionsOf } from '~/modules/account/service/sessions';
import { hashPassword } from '~/modules/account/service/password';
import type { CodePurpose } from '~/modules/account/rules';
import { sessions, users } from '~/modules/account/tables';
import { redis } from '~/server/redis';
import { sha256 } from '~/server/secret';
import { systemCtx, type Ctx } from '~/server/context';
import { testDb } from '../db';

let serial = 0;
export const uniqueEmail = () => `person-${process.pid}-${(serial += 1)}@example.com`;

/** An address of its own per call, so that no test uses up another's limit. */
const uniqueAddress = () => `2001:db8:${(process.pid % 0xffff).toString(16)}:${(serial += 1).toString(16)}::1`;

/** A call over HTTP by nobody, from an address of its own. */
export function edgeCtx(
  who: Partial<Pick<Ctx, 'user' | 'guest' | 'locale'>> = {},
  cookie = '',
): EdgeCtx & { resHeaders: Headers } {
  const reqHeaders = new Headers({ 'x-forwarded-for': uniqueAddress(), cookie });
  return { ...systemCtx({ db: testDb(), ...who }), reqHeaders, resHeaders: new Headers() };
}

/** Everything a new person types, valid; change what the test is about. */
export function signUpOf(change: Partial<SignUpInput> = {}): SignUpInput {
  return {
    password: 'a long enough secret',
    name: '김예시',
    phone: '01012345678',
    consents: {
      TERMS: true,
      PRIVACY: true,
      AGE_14: true,
      MARKETING_PRIVACY: false,
      AD_SMS: false,
      AD_EMAIL: false,
    },
    ...change,
  };
}

/** What this answer gives a browser to keep, as its next request brings it. */
export const cookiesOf = (headers: Headers): string =>
  headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');

/** A code was sent to the address: the cookie of the browser that asked, and the digits of the mail. */
export async function givenCode(
  purpose: CodePurpose,
  email = uniqueEmail(),
  user: Ctx['user'] = null,
): Promise<{ email: string; cookie: string; code: string }> {
  const ctx = edgeCtx({ user });
  await sendCode(ctx, { purpose, email });
  const cookie = cookiesOf(ctx.resHeaders);
  return { email, cookie, code: codeOf(sha256(cookie.split('=')[1] ?? '')) };
}

/** The same call in a browser that asked for a code with `send` and has shown it. */
export async function proveMailbox<C extends EdgeCtx>(
  ctx: C,
  send: (ctx: C & { resHeaders: Headers }) => Promise<unknown>,
  purpose: CodePurpose,
): Promise<C & { resHeaders: Headers }> {
  const resHeaders = new Headers();
  await send({ ...ctx, resHeaders });
  const cookie = cookiesOf(resHeaders);
  const { reqHeaders } = edgeCtx({}, cookie);
  await checkCode({ ...ctx, reqHeaders }, { purpose, code: codeOf(sha256(cookie.split('=')[1] ?? '')) });
  return { ...ctx, reqHeaders, resHeaders: new Headers() };
}

/** A browser that has proven an address, as its next call looks. */
export async function givenProven(purpose: CodePurpose, email = uniqueEmail(), user: Ctx['user'] = null) {
  const { cookie, code } = await givenCode(purpose, email, user);
  await checkCode(edgeCtx({}, cookie), { purpose, code });
  return { email, cookie, ctx: edgeCtx({ user }, cookie) };
}

/** An account; its password is hashed only where one is given. */
export async function givenUser(
  given: { email?: string; password?: string } = {},
): Promise<{ id: Id<'usr'>; email: string }> {
  const id = newId('usr');
  const email = given.email ?? uniqueEmail();
  const passwordHash = given.password === undefined ? null : await hashPassword(given.password);
  await testDb()
    .insert(users)
    .values({ id, email, emailVerifiedAt: new Date(), passwordHash, name: '김예시', locale: 'ko' });
  return { id, email };
}

export const userCtx = (id: Id<'usr'>) => edgeCtx({ user: { id, sid: 'in-a-test' } });

/** A login of theirs, as their calls name it. */
export async function givenLogin(id: Id<'usr'>): Promise<{ id: Id<'usr'>; sid: string }> {
  const { sid } = await sessionsOf({ db: testDb() }).start({ userId: id, device: '' });
  return { id, sid };
}

/** The same calls where whoever is signed in has proven again who they are. */
export async function provenAgain<C extends Ctx>(ctx: C): Promise<C> {
  if (!ctx.user) return ctx;
  const { id, sid } = await givenLogin(ctx.user.id);
  const proven = await sessionsOf(ctx).prove(id, sid);
  if (!proven) throw new Error('a login that has just begun is gone');
  return { ...ctx, user: { id, sid: proven.sid } };
}

/** Their calls, with a login that is named but nowhere kept. */
export const signedCtx = (id: Id<'usr'>) => ({ ...edgeCtx(), user: { id, sid: 'in-a-test' } });

/** Somebody without an account, as their requests look. */
export async function givenGuest() {
  const guest = await createGuest({ db: testDb() });
  return { ...guest, ctx: edgeCtx({ guest: { id: guest.id } }) };
}

/** The holder of this login last proved who they are so many minutes ago, wherever logins live. */
export async function letProofAge(sid: string, minutes = 20): Promise<void> {
  const io = redis();
  if (!io) {
    const provenAt = sql`now() - make_interval(mins => ${minutes})`;
    await testDb().update(sessions).set({ provenAt }).where(eq(sessions.sid, sid));
    return;
  }
  const [seconds = 0] = await io.time();
  await io.hset(`sess:${sid}`, 'proven', (seconds - minutes * 60) * 1000);
}
