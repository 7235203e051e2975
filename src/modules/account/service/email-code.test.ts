import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { isAppError } from '~/lib/errors';
import { outbox } from '~/modules/notification/tables';
import { takeLimit, usedOf } from '~/server/rate-limit';
import { sha256 } from '~/server/secret';
import {
  cookiesOf,
  edgeCtx,
  givenCode,
  givenProven,
  givenUser,
  uniqueEmail,
  userCtx,
} from '~/testing/factories/account';
import { testDb } from '~/testing/db';
import type { CodePurpose } from '../rules';
import { emailCodes } from '../tables';
import { checkCode, CODE_COOKIES, codeOf, findCode, sendCode, spendProof } from './email-code';
import { knownFor } from './known-device';
import { KNOWN_COOKIE } from '~/server/cookies';

const rowOf = async (cookie: string) => {
  const tokenHash = sha256(cookie.split('=')[1] ?? '');
  const [row] = await testDb().select().from(emailCodes).where(eq(emailCodes.tokenHash, tokenHash));
  return row;
};
const codeIn = (error: unknown) => (isAppError(error) ? error.code : 'FAILED');
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

const useUpWrongCodes = async (purpose: CodePurpose, email: string) => {
  for (let turn = 0; turn < 50; turn += 1) await takeLimit('code.wrong', `${purpose} ${sha256(email)}`);
};

describe('a code by mail', () => {
  test('is right once it comes back in the browser that asked, and only there', async () => {
    const { cookie, code, email } = await givenCode('SIGN_UP');
    const elsewhere = await givenCode('SIGN_UP', email);
    await expect(checkCode(edgeCtx(), { purpose: 'SIGN_UP', code })).rejects.toMatchObject({ code: 'CODE_SPENT' });
    await expect(checkCode(edgeCtx({}, elsewhere.cookie), { purpose: 'SIGN_UP', code })).rejects.toMatchObject({
      code: 'CODE_WRONG',
    });
    await checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code });
    const token = cookie.split('=')[1];
    expect(await findCode({ db: testDb() }, 'SIGN_UP', token)).toEqual({ email, checked: true });
    expect(await findCode({ db: testDb() }, 'RESET', token)).toBeNull();
  });

  test('has five tries, also when fifty come at once, and the right one after them is too late', async () => {
    const { cookie, code } = await givenCode('SIGN_UP');
    const wrong = otherThan(code);
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code: wrong })),
    );
    const said = tries.map((one) => (one.status === 'rejected' ? codeIn(one.reason) : 'RIGHT'));
    expect(said.filter((word) => word === 'CODE_WRONG')).toHaveLength(4);
    expect(said.filter((word) => word === 'CODE_SPENT')).toHaveLength(46);
    await expect(checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code })).rejects.toMatchObject({
      code: 'CODE_SPENT',
    });
  });

  test('is found by no patience: fifty wrong ones a day for one mailbox, however many codes it was sent', async () => {
    const { cookie, code, email } = await givenCode('SIGN_UP');
    const ctx = edgeCtx({}, cookie);
    await useUpWrongCodes('SIGN_UP', email);
    for (let turn = 0; turn < 2; turn += 1) {
      const here = await givenCode('SIGN_UP', email);
      const guess = checkCode(edgeCtx({}, here.cookie), { purpose: 'SIGN_UP', code: otherThan(here.code) });
      await expect(guess).rejects.toMatchObject({ code: 'CODE_WRONG' });
    }
    await expect(checkCode(ctx, { purpose: 'SIGN_UP', code })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('counts only the wrong ones', async () => {
    const { cookie, code, email } = await givenCode('SIGN_UP');
    await expect(checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code: otherThan(code) })).rejects.toMatchObject({
      code: 'CODE_WRONG',
    });
    await checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code });
    expect(await usedOf('code.wrong', `SIGN_UP ${sha256(email)}`)).toBe(1);
  });

  test('reaches its owner in a browser that has been in the account, whatever strangers ask for and guess', async () => {
    const { id, email } = await givenUser({ password: 'a long enough secret' });
    const known = `${KNOWN_COOKIE}=${(await knownFor({ db: testDb() }, id)) ?? ''}`;
    for (let turn = 0; turn < 5; turn += 1) await sendCode(edgeCtx(), { purpose: 'RESET', email });
    await useUpWrongCodes('RESET', email);
    await expect(sendCode(edgeCtx(), { purpose: 'RESET', email })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    const ctx = edgeCtx({}, known);
    await sendCode(ctx, { purpose: 'RESET', email });
    const cookie = cookiesOf(ctx.resHeaders);
    const code = codeOf(sha256(cookie.split('=')[1] ?? ''));
    await checkCode(edgeCtx({}, `${cookie}; ${known}`), { purpose: 'RESET', code });
  });

  test('reaches its owner from a network that has asked for none, whatever strangers elsewhere ask for and guess', async () => {
    const { email } = await givenUser({ password: 'a long enough secret' });
    const at = (address: string, cookie = '') => {
      const ctx = edgeCtx({}, cookie);
      ctx.reqHeaders.set('x-forwarded-for', address);
      return ctx;
    };
    const ask = (address: string) => sendCode(at(address), { purpose: 'RESET', email });
    for (let turn = 0; turn < 5; turn += 1) await ask('192.0.2.1');
    await expect(ask('192.0.2.200')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await useUpWrongCodes('RESET', email);
    const mine = at('198.51.100.7');
    await sendCode(mine, { purpose: 'RESET', email });
    const cookie = cookiesOf(mine.resHeaders);
    await checkCode(at('198.51.100.7', cookie), { purpose: 'RESET', code: codeOf(sha256(cookie.split('=')[1] ?? '')) });
  });

  test('to join is counted apart from one to set a password', async () => {
    const email = uniqueEmail();
    for (let turn = 0; turn < 5; turn += 1) await sendCode(edgeCtx(), { purpose: 'RESET', email });
    await expect(sendCode(edgeCtx(), { purpose: 'RESET', email })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await sendCode(edgeCtx(), { purpose: 'SIGN_UP', email });
  });

  test('says how many tries are left', async () => {
    const { cookie, code } = await givenCode('SIGN_UP');
    const wrong = checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code: otherThan(code) });
    await expect(wrong).rejects.toMatchObject({ code: 'CODE_WRONG', details: { left: 4 } });
  });

  test('lives ten minutes, and half an hour more from when it was right', async () => {
    const { cookie, code } = await givenCode('SIGN_UP');
    const minutes = async () => Math.round((Number((await rowOf(cookie))?.expiresAt) - Date.now()) / 60_000);
    expect(await minutes()).toBe(10);
    await checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code });
    expect(await minutes()).toBe(30);
    await testDb()
      .update(emailCodes)
      .set({ expiresAt: sql`now() + interval '1 minute'` });
    await checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code });
    expect(await minutes()).toBe(1);
  });

  test('is worth nothing after its time, neither unproven nor proven', async () => {
    const past = { expiresAt: sql`now() - interval '1 second'` };
    const { cookie, code } = await givenCode('SIGN_UP');
    await testDb().update(emailCodes).set(past);
    const late = checkCode(edgeCtx({}, cookie), { purpose: 'SIGN_UP', code });
    await expect(late).rejects.toMatchObject({ code: 'CODE_SPENT' });
    const { ctx } = await givenProven('SIGN_UP');
    await testDb().update(emailCodes).set(past);
    await expect(spendProof(ctx, 'SIGN_UP')).rejects.toMatchObject({ code: 'CODE_SPENT' });
  });

  test('is used once, of fifty at once', async () => {
    const { cookie, email } = await givenProven('SIGN_UP');
    const uses = await Promise.allSettled(Array.from({ length: 50 }, () => spendProof(edgeCtx({}, cookie), 'SIGN_UP')));
    const done = uses.flatMap((use) => (use.status === 'fulfilled' ? [use.value] : []));
    expect(done).toEqual([{ email, userId: null }]);
  });

  test('stands nowhere: neither it nor the token is in the database', async () => {
    const { cookie, code } = await givenCode('SIGN_UP');
    const kept = JSON.stringify([await rowOf(cookie), await testDb().select().from(outbox)]);
    expect(kept).not.toContain(cookie.split('=')[1]);
    expect(kept).not.toContain(`"${code}"`);
    expect(code).toMatch(/^\d{6}$/);
  });

  test('differs from token to token', () => {
    const codes = Array.from({ length: 200 }, (_, n) => codeOf(sha256(String(n))));
    expect(new Set(codes).size).toBeGreaterThan(195);
  });

  test('goes to one mailbox five times an hour, whoever asks and whatever follows a plus sign', async () => {
    const email = uniqueEmail();
    for (let i = 0; i < 5; i += 1) await givenCode('RESET', email.replace('@', `+${i}@`));
    await expect(givenCode('RESET', email)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });
});

describe('who asks for a code learns nothing of who has an account', () => {
  const ASKED = ['SIGN_UP', 'RESET', 'CHANGE_EMAIL'] as const;
  const KNOWN = { SIGN_UP: 'KNOWN', RESET: 'CODE', CHANGE_EMAIL: 'KNOWN' } as const;
  const UNKNOWN = { SIGN_UP: 'CODE', RESET: 'UNKNOWN', CHANGE_EMAIL: 'CODE' } as const;

  test.each(ASKED)('%s: one row, one mail and the same answer for both', async (purpose) => {
    const asker = await givenUser();
    for (const [email, mail] of [
      [(await givenUser()).email, KNOWN[purpose]],
      [uniqueEmail(), UNKNOWN[purpose]],
    ] as const) {
      const ctx = purpose === 'CHANGE_EMAIL' ? userCtx(asker.id) : edgeCtx();
      expect(await sendCode(ctx, { purpose, email })).toBeUndefined();
      const cookie = cookiesOf(ctx.resHeaders);
      expect(cookie.startsWith(`${CODE_COOKIES[purpose]}=`)).toBe(true);
      const row = await rowOf(cookie);
      expect(row).toMatchObject({ purpose, email, mail });
      const mails = await testDb()
        .select()
        .from(outbox)
        .where(eq(outbox.dedupeKey, `code-${row?.tokenHash ?? ''}`));
      expect(mails).toHaveLength(1);
    }
  });

  test.each([
    ['SIGN_UP', true],
    ['RESET', false],
  ] as const)(
    '%s: where there is nothing to prove no code is right, the row’s own included',
    async (purpose, known) => {
      const email = known ? (await givenUser()).email : uniqueEmail();
      const { cookie, code } = await givenCode(purpose, email);
      await expect(checkCode(edgeCtx({}, cookie), { purpose, code })).rejects.toMatchObject({
        code: 'CODE_WRONG',
        details: { left: 4 },
      });
    },
  );
});
