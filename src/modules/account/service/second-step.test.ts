import { and, eq, isNotNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { outbox } from '~/modules/notification/tables';
import { readAccessToken, ACCESS_COOKIE } from '~/server/session';
import { testDb } from '~/testing/db';
import { cookiesOf, edgeCtx, givenUser, proveMailbox } from '~/testing/factories/account';
import { digitsOf, givenSecondStep } from '~/testing/factories/second-step';
import { parseCookie } from '~/lib/cookies';
import { isAppError } from '~/lib/errors';
import { confirmSecondStepInput, secondStepInput } from '../input';
import { recoveryCodes, secondSteps, users } from '../tables';
import { changePassword } from './new-password';
import { requireProof, requireProofAgain } from './proof';
import { proveByPassword } from './prove';
import { findStaff } from './roles';
import {
  beginSecondStep,
  confirmSecondStep,
  endSecondStep,
  getSecondStep,
  passSecondStep,
  renewRecoveryCodes,
  sendSecondStepCode,
} from './second-step';
import { sessionsOf } from './sessions';

/** A login of somebody with this role, as their calls look. */
async function loginOf(userId: Id<'usr'>) {
  const { sid } = await sessionsOf(edgeCtx()).start({ userId, device: 'Chrome' });
  return { ...edgeCtx(), user: { id: userId, sid } };
}
async function givenMember(role: 'STAFF' | 'ADMIN' | 'CUSTOMER' = 'ADMIN') {
  const { id, email } = await givenUser();
  await testDb().update(users).set({ role }).where(eq(users.id, id));
  return { id, email, ctx: await loginOf(id) };
}
type Member = Awaited<ReturnType<typeof givenMember>>['ctx'];

/** The same login in a browser that has shown the code of the account's mail. */
const givenMailed = (ctx: Member) => proveMailbox(ctx, sendSecondStepCode, 'SECOND_STEP');

/** The login as it goes on with the cookies that a call gave. */
async function after(ctx: Member): Promise<Member> {
  const user = await readAccessToken(parseCookie(cookiesOf(ctx.resHeaders)).get(ACCESS_COOKIE));
  if (!user) throw new Error('no login was given');
  return { ...edgeCtx(), user };
}
const needOf = async (ctx: Member) => (await findStaff(ctx))?.secondStep;
const wrong = (secret: string) => String((Number(digitsOf(secret)) + 7) % 1_000_000).padStart(6, '0');
const mailsOf = async (id: Id<'usr'>) =>
  (await testDb().select({ payload: outbox.payload }).from(outbox)).flatMap(({ payload }) =>
    payload.topic === 'account-mail' && payload.userId === id ? [payload.mail] : [],
  );

describe('a second step', () => {
  it('counts once a code of the app has come back; the other logins end, the mailbox is told', async () => {
    const { id, ctx } = await givenMember();
    const other = await loginOf(id);
    const mailed = await givenMailed(ctx);
    const { secret, address, square } = await beginSecondStep(mailed);
    expect(address).toMatch(new RegExp(`^otpauth://totp/.+secret=${secret}&algorithm=SHA1&digits=6&period=30$`));
    expect(square.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    expect([await needOf(ctx), await needOf(other)]).toEqual(['NOTHING', 'NOTHING']);
    await expect(confirmSecondStep(mailed, wrong(secret))).rejects.toMatchObject({ code: 'SECOND_STEP_WRONG' });
    const { codes } = await confirmSecondStep(mailed, digitsOf(secret));
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(secondStepInput.safeParse({ code }).success).toBe(true);
    expect([await needOf(await after(mailed)), await findStaff(other)]).toEqual(['NOTHING', null]);
    expect(await mailsOf(id)).toEqual(['SECOND_STEP_ON']);
    expect(await needOf(await loginOf(id))).toBe('CODE');
  });

  it('is set up once: what is on is not replaced without a code of it', async () => {
    const { id, ctx } = await givenMember();
    await givenSecondStep(id);
    const mailed = await givenMailed(ctx);
    await expect(beginSecondStep(mailed)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    await expect(confirmSecondStep(mailed, '123456')).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  });

  it('is set up by nobody who has not read the account’s mail, whatever of its password they know', async () => {
    const { id, email, ctx: owner } = await givenMember();
    const thief = await loginOf(id);
    const refused = { code: 'CODE_SPENT' };
    await expect(beginSecondStep(thief)).rejects.toMatchObject(refused);
    const mine = await givenMember();
    const elsewhere = await givenMailed(mine.ctx);
    const withMine = { ...thief, reqHeaders: elsewhere.reqHeaders };
    await expect(beginSecondStep(withMine)).rejects.toMatchObject(refused);
    const { secret } = await beginSecondStep(await givenMailed(owner));
    await expect(confirmSecondStep(thief, digitsOf(secret))).rejects.toMatchObject(refused);
    await expect(confirmSecondStep(withMine, digitsOf(secret))).rejects.toMatchObject(refused);
    expect(
      await testDb().$count(secondSteps, and(eq(secondSteps.userId, id), isNotNull(secondSteps.confirmedAt))),
    ).toBe(0);
    expect(await sendSecondStepCode(thief)).toEqual({ email });
  });

  it('needs a proven mailbox', async () => {
    const { id, ctx } = await givenMember();
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, id));
    for (const act of [sendSecondStepCode, beginSecondStep])
      await expect(act(ctx)).rejects.toMatchObject({ code: 'MAILBOX_UNPROVEN' });
    expect((await getSecondStep(ctx)).mailbox).toBeNull();
  });

  it('opens the admin to this login alone, under another name, for as long as the login lives', async () => {
    const { id, ctx } = await givenMember('STAFF');
    const { secret } = await givenSecondStep(id);
    expect(await needOf(ctx)).toBe('CODE');
    await passSecondStep(ctx, digitsOf(secret));
    const next = await after(ctx);
    expect([await needOf(next), await findStaff(ctx), await needOf(await loginOf(id))]).toEqual([
      'NOTHING',
      null,
      'CODE',
    ]);
    const proven = await sessionsOf(next).prove(id, next.user.sid);
    expect(await needOf({ ...edgeCtx(), user: { id, sid: proven?.sid ?? '' } })).toBe('NOTHING');
  });

  it.each([-1, 1])('takes the code of a clock that is half a minute off (%i)', async (halfMinutes) => {
    const { id, ctx } = await givenMember();
    const { secret } = await givenSecondStep(id);
    await passSecondStep(ctx, digitsOf(secret, halfMinutes, ctx.now.getTime()));
  });

  it.each([-3, 3])('takes none of another time (%i half minutes)', async (halfMinutes) => {
    const { id, ctx } = await givenMember();
    const { secret } = await givenSecondStep(id);
    await expect(passSecondStep(ctx, digitsOf(secret, halfMinutes, ctx.now.getTime()))).rejects.toMatchObject({
      code: 'SECOND_STEP_WRONG',
    });
  });

  it('takes each code once, however many come with it at once, and none of before', async () => {
    const { id } = await givenMember();
    const { secret } = await givenSecondStep(id);
    const logins = await Promise.all(Array.from({ length: 5 }, () => loginOf(id)));
    const code = digitsOf(secret, 0, logins[0]?.now.getTime());
    const tries = await Promise.allSettled(logins.map((ctx) => passSecondStep(ctx, code)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const late = await loginOf(id);
    await expect(passSecondStep(late, digitsOf(secret, -1, late.now.getTime()))).rejects.toMatchObject({
      code: 'SECOND_STEP_WRONG',
    });
  });

  it('is found by no patience: five wrong codes in a quarter of an hour, twenty a day, also when they come at once', async () => {
    const { id } = await givenMember();
    const { secret } = await givenSecondStep(id);
    const logins = await Promise.all(Array.from({ length: 8 }, () => loginOf(id)));
    const tries = await Promise.allSettled(logins.map((ctx) => passSecondStep(ctx, wrong(secret))));
    const said = tries.map((one) => (one.status === 'rejected' && isAppError(one.reason) ? one.reason.code : 'IN'));
    expect(said.filter((code) => code === 'SECOND_STEP_WRONG')).toHaveLength(5);
    expect(said.filter((code) => code === 'RATE_LIMITED')).toHaveLength(3);
    const ctx = await loginOf(id);
    await expect(passSecondStep(ctx, digitsOf(secret))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('is asked before every proof: the password alone changes nothing, in a login that has shown no code', async () => {
    const password = 'a long enough secret';
    const { id } = await givenUser({ password });
    await testDb().update(users).set({ role: 'STAFF' }).where(eq(users.id, id));
    const owner = await loginOf(id);
    const { secret } = await givenSecondStep(id);
    await passSecondStep(owner, digitsOf(secret));
    const thief = await loginOf(id);
    for (const act of [
      () => requireProof(thief),
      () => requireProofAgain(thief),
      () => proveByPassword(thief, { password }),
      () => changePassword(thief, { present: password, password: 'another long secret' }),
    ])
      await expect(act()).rejects.toMatchObject({ code: 'SECOND_STEP_REQUIRED' });
    // The code that belongs to the login is no more a proof after it than the login is.
    const passed = await after(owner);
    await requireProof(passed);
    await expect(requireProofAgain(passed)).rejects.toMatchObject({ code: 'PROOF_REQUIRED' });
    await proveByPassword(passed, { password });
    await requireProofAgain(await after(passed));
    await testDb().update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, id));
    await proveByPassword(thief, { password });
  });

  it('is there for the staff alone: to everybody else it does not exist', async () => {
    const { ctx } = await givenMember('CUSTOMER');
    const calls = [getSecondStep, sendSecondStepCode, beginSecondStep] as const;
    for (const each of calls) await expect(each(ctx)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const each of [confirmSecondStep, passSecondStep, renewRecoveryCodes, endSecondStep])
      await expect(each(ctx, '123456')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends for whoever shows a code, and the mailbox is told', async () => {
    const { id, ctx } = await givenMember();
    const { secret } = await givenSecondStep(id);
    await expect(endSecondStep(ctx, wrong(secret))).rejects.toMatchObject({ code: 'SECOND_STEP_WRONG' });
    await endSecondStep(ctx, digitsOf(secret));
    expect([await needOf(ctx), await mailsOf(id)]).toEqual(['NOTHING', ['SECOND_STEP_OFF']]);
    expect(await testDb().$count(recoveryCodes, eq(recoveryCodes.userId, id))).toBe(0);
  });

  it('is kept so that nobody reads it in the database', async () => {
    const { id } = await givenMember();
    const { secret, codes } = await givenSecondStep(id);
    const kept = JSON.stringify([
      await testDb().select().from(secondSteps).where(eq(secondSteps.userId, id)),
      await testDb().select().from(recoveryCodes).where(eq(recoveryCodes.userId, id)),
    ]);
    for (const word of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
      expect(kept).not.toContain(word);
  });
});

describe('a recovery code', () => {
  const typed = (code: string) => secondStepInput.parse({ code: ` ${code.toLowerCase()} ` }).code;

  it('opens in place of the app, once, however it is typed; the mailbox is told', async () => {
    const { id } = await givenMember();
    const { codes } = await givenSecondStep(id);
    const code = typed(codes[3] ?? '');
    const logins = await Promise.all(Array.from({ length: 3 }, () => loginOf(id)));
    const tries = await Promise.allSettled(logins.map((ctx) => passSecondStep(ctx, code)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await mailsOf(id)).toEqual(['RECOVERY_USED']);
    const ctx = await loginOf(id);
    expect((await getSecondStep(ctx)).codesLeft).toBe(9);
  });

  it('still opens when somebody who knows the password has used up the tries of the app', async () => {
    const { id } = await givenMember();
    const { secret, codes } = await givenSecondStep(id);
    const thief = await loginOf(id);
    for (let turn = 0; turn < 5; turn += 1)
      await expect(passSecondStep(thief, wrong(secret))).rejects.toMatchObject({ code: 'SECOND_STEP_WRONG' });
    for (let turn = 0; turn < 5; turn += 1)
      await expect(passSecondStep(thief, 'ABCDEFGHJKMN')).rejects.toMatchObject({ code: 'SECOND_STEP_WRONG' });
    await expect(passSecondStep(thief, 'ABCDEFGHJKMN')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const owner = await loginOf(id);
    await expect(passSecondStep(owner, digitsOf(secret))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await passSecondStep(owner, typed(codes[0] ?? ''));
  });

  it('of somebody else opens nothing', async () => {
    const { id, ctx } = await givenMember();
    await givenSecondStep(id);
    const stranger = await givenSecondStep((await givenMember()).id);
    await expect(passSecondStep(ctx, typed(stranger.codes[0] ?? ''))).rejects.toMatchObject({
      code: 'SECOND_STEP_WRONG',
    });
  });

  it('is worth nothing once there are new ones', async () => {
    const { id, ctx } = await givenMember();
    const { secret, codes } = await givenSecondStep(id);
    const renewed = await renewRecoveryCodes(ctx, digitsOf(secret));
    expect(renewed.codes).toHaveLength(10);
    expect(await mailsOf(id)).toEqual(['RECOVERY_RENEWED']);
    await expect(passSecondStep(ctx, typed(codes[0] ?? ''))).rejects.toMatchObject({ code: 'SECOND_STEP_WRONG' });
    await passSecondStep(ctx, typed(renewed.codes[0] ?? ''));
  });
});

it('asks for six digits, or the twelve signs of a recovery code', () => {
  for (const code of ['12345', '1234567', 'ABCD-EFGH-JKM', 'ABCD-EFGH-JKM1', ''])
    expect(secondStepInput.safeParse({ code }).success).toBe(false);
  expect(secondStepInput.parse({ code: '123 456' }).code).toBe('123456');
  expect(confirmSecondStepInput.safeParse({ code: 'ABCD-EFGH-JKMN' }).success).toBe(false);
});
