import { afterAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { startSandbox } from '../../../../sandbox/start';
import { naverId } from '../../../../sandbox/naver/users';
import { givenUser } from '~/testing/factories/account';
import { anyCtx } from '~/testing/factories/order';
import { eq } from 'drizzle-orm';
import { testDb } from '~/testing/db';
import { users } from '../tables';
import { sendAccountMail } from './account-mail';
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

  it.each([
    ['NAVER_LINKED', 'ko', '네이버를 연결했어요'],
    ['NAVER_UNLINKED', 'en', 'Naver is unlinked'],
    ['NAVER_WITHDRAWN', 'ko', '네이버에서 동의를 거뒀어요'],
  ] as const)('%s is in their language (%s)', async (mail, locale, words) => {
    const { id: userId, email } = await givenUser();
    await testDb().update(users).set({ locale }).where(eq(users.id, userId));
    await sendAccountMail(anyCtx(), { mail, userId }, 1);
    const [sent] = await mailsTo(email);
    expect(sent?.subject).toContain(words);
    expect(sent?.text).toContain(
      locale === 'en' ? '/en/account' : `localhost:3000/${mail === 'NAVER_WITHDRAWN' ? 'login' : 'account'}`,
    );
  });

  it('is not sent to an address that was never proven', async () => {
    const { id: userId, email } = await givenUser();
    await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, userId));
    await sendAccountMail(anyCtx(), { mail: 'NAVER_LINKED', userId }, 2);
    expect(await mailsTo(email)).toEqual([]);
  });
});
