import { afterAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../../../sandbox/start';
import { naverId } from '../../../../sandbox/naver/users';
import type { Id } from '~/lib/ids';
import { outbox } from '~/modules/notification/tables';
import { edgeCtx, givenUser, uniqueEmail } from '~/testing/factories/account';
import { anyCtx } from '~/testing/factories/order';
import { eq, sql } from 'drizzle-orm';
import { testDb } from '~/testing/db';
import { emailCodes, users } from '../tables';
import { sendAccountMail, tellAccount } from './account-mail';
import { sendCodeMail } from './code-mail';
import { sendCode, tellChanged } from './email-code';
import { sealNaverToken, sendRevocation } from './naver-token';

// Before the environment is first read.
const sandbox = await startSandbox({ port: 0, smtpPort: 0, shopUrl: 'http://localhost:9' });
vi.stubEnv('NAVER_TOKEN_URL', `${sandbox.url}/naver`);
vi.stubEnv('NAVER_API_URL', `${sandbox.url}/naver`);
vi.stubEnv('SMTP_URL', sandbox.smtpUrl);
afterAll(() => sandbox.stop());

const tokens = z.object({ access_token: z.string(), refresh_token: z.string() });
const client = { client_id: 'sandbox-naver', client_secret: 'sandbox-naver-secret' };
const REDIRECT = 'http://localhost:9/back';

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${sandbox.url}/naver${path}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

/** Somebody agrees at Naver, and the shop gets its tokens. */
async function consented() {
  const asked = { client_id: client.client_id, redirect_uri: REDIRECT, state: 's', user: naverId('haneul') };
  const back = new URL((await post('/consent', { ...asked, decision: 'agree' })).headers.get('location') ?? '');
  const code = back.searchParams.get('code') ?? '';
  const answer = await post('/oauth2.0/token', { ...client, grant_type: 'authorization_code', code });
  return tokens.parse(await answer.json());
}

const profileStatus = async (accessToken: string) =>
  (await fetch(`${sandbox.url}/naver/v1/nid/me`, { headers: { authorization: `Bearer ${accessToken}` } })).status;

describe('a consent given back', () => {
  it('opens nothing at Naver any more, and giving it back again is fine', async () => {
    const { access_token, refresh_token } = await consented();
    expect(await profileStatus(access_token)).toBe(200);
    const sealed = (await sealNaverToken(refresh_token)) ?? '';
    await sendRevocation(sealed);
    expect(await profileStatus(access_token)).toBe(401);
    await sendRevocation(sealed);
  });

  it('that cannot be read any more is not asked for without end', async () => {
    await expect(sendRevocation('garbled')).resolves.toBeUndefined();
  });
});

describe('a mail about an account', () => {
  const inbox = z.array(z.object({ subject: z.string(), text: z.string() }));
  const mailsTo = async (email: string) =>
    inbox.parse(await (await fetch(`${sandbox.url}/mail/api/messages?to=${encodeURIComponent(email)}`)).json());

  /** Sends what was told about them. @returns how many */
  async function deliver(userId: Id<'usr'>): Promise<number> {
    const told = (await testDb().select().from(outbox)).flatMap(({ id, payload }) =>
      payload.topic === 'account-mail' && payload.userId === userId ? [{ id, payload }] : [],
    );
    for (const { id, payload } of told) await sendAccountMail(anyCtx(), payload, id);
    return told.length;
  }

  it.each([
    ['NAVER_LINKED', 'ko', '네이버를 연결했어요'],
    ['NAVER_UNLINKED', 'en', 'Naver is unlinked'],
    ['NAVER_WITHDRAWN', 'ko', '네이버에서 동의를 철회했어요'],
  ] as const)('%s is in their language (%s)', async (mail, locale, words) => {
    const { id: userId, email } = await givenUser();
    await testDb().update(users).set({ locale }).where(eq(users.id, userId));
    await tellAccount(anyCtx(), userId, mail);
    await deliver(userId);
    const [sent] = await mailsTo(email);
    expect(sent?.subject).toContain(words);
    expect(sent?.text).toContain(
      locale === 'en' ? '/en/account' : `localhost:3000/${mail === 'NAVER_WITHDRAWN' ? 'login' : 'account'}`,
    );
  });

  it('is not sent to an address that was never proven', async () => {
    const { id: userId, email } = await givenUser();
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, userId));
    await tellAccount(anyCtx(), userId, 'NAVER_LINKED');
    expect(await deliver(userId)).toBe(0);
    expect(await mailsTo(email)).toEqual([]);
  });

  it('goes to the mailbox that was theirs when it happened, whatever address is put in its place before it is sent', async () => {
    const { id: userId, email } = await givenUser();
    const other = uniqueEmail();
    await tellAccount(anyCtx(), userId, 'NAVER_LINKED');
    await testDb().update(users).set({ email: other }).where(eq(users.id, userId));
    await deliver(userId);
    expect([await mailsTo(email), await mailsTo(other)].map((mails) => mails.length)).toEqual([1, 0]);
  });

  it('says that a password has changed, though no mail server was there for days; a code is not sent so late', async () => {
    const { id, email } = await givenUser();
    await tellChanged(anyCtx(), { purpose: 'RESET', email, userId: id });
    await sendCode(edgeCtx(), { purpose: 'RESET', email });
    await testDb()
      .update(emailCodes)
      .set({ expiresAt: sql`now()` })
      .where(eq(emailCodes.email, email));
    for (const { tokenHash } of await testDb().select().from(emailCodes).where(eq(emailCodes.email, email)))
      await sendCodeMail(anyCtx(), tokenHash);
    expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('비밀번호를 바꿨어요'),
    ]);
  });

  it('keeps its address for a week', async () => {
    const { id: userId } = await givenUser();
    await tellAccount(anyCtx(), userId, 'NAVER_LINKED');
    const [notice] = await testDb().select().from(emailCodes).where(eq(emailCodes.userId, userId));
    expect(Math.round((Number(notice?.expiresAt) - Date.now()) / 86_400_000)).toBe(7);
  });
});
