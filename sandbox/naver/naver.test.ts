import { createDecipheriv, createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { basic, startTestSandbox, type TestSandbox } from '../testing/harness';
import { anyText, textLike } from '../testing/matchers';
import { startReceiver } from '../testing/receiver';
import { TEST_USERS } from './users';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(async () => {
  await sandbox.call('DELETE', '/naver/sim/switches');
});
afterAll(() => sandbox.stop());

const CALLBACK = 'http://shop.test/api/auth/callback/naver';
const ID = 'sandbox-naver';
const SECRET = 'sandbox-naver-secret';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const HANEUL = TEST_USERS[0]?.id ?? '';
const ALL = { 'allow-name': 'on', 'allow-email': 'on', 'allow-mobile': 'on', 'allow-nickname': 'on' };
const TOKENS = z.object({ access_token: z.string(), refresh_token: z.string(), token_type: z.string() });
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

async function decide(fields: Record<string, string>) {
  const all = { client_id: ID, redirect_uri: CALLBACK, state: 's1', user: HANEUL, decision: 'agree', ...fields };
  const answer = await sandbox.call('POST', '/naver/consent', form(all), FORM);
  return { ...answer, query: new URL(answer.headers.get('location') ?? 'http://none').searchParams };
}

const code = async (fields: Record<string, string> = ALL) => (await decide(fields)).query.get('code') ?? '';
const exchange = (fields: Record<string, string>) =>
  sandbox.call(
    'POST',
    '/naver/oauth2.0/token',
    form({ grant_type: 'authorization_code', client_id: ID, client_secret: SECRET, ...fields }),
    FORM,
  );
const tokens = async (fields?: Record<string, string>) =>
  TOKENS.parse((await exchange({ code: await code(fields) })).body);
const me = (token: string, scheme = 'Bearer') =>
  sandbox.call('GET', '/naver/v1/nid/me', undefined, { authorization: `${scheme} ${token}` });
const flip = (switches: Record<string, unknown>) => sandbox.call('POST', '/naver/sim/switches', switches);

describe('authorize', () => {
  const ask = (query: Record<string, string>) =>
    sandbox.call(
      'GET',
      `/naver/oauth2.0/authorize?${form({ response_type: 'code', client_id: ID, redirect_uri: CALLBACK, state: 's1', ...query })}`,
    );

  it('shows test users, a free form and a box per field, and ignores scope and PKCE', async () => {
    const page = await ask({ scope: 'openid profile email', code_challenge: 'x', code_challenge_method: 'S256' });
    expect(page.status).toBe(200);
    for (const text of ['김하늘', 'Somebody else', 'allow-email', 'Agree and continue', 'Deny', 'Wrong state']) {
      expect(page.text).toContain(text);
    }
  });

  it('returns code and state, a denial, or another state', async () => {
    expect(Object.fromEntries((await decide({})).query)).toEqual({ code: anyText, state: 's1' });
    expect(Object.fromEntries((await decide({ decision: 'deny' })).query)).toMatchObject({
      state: 's1',
      error: 'access_denied',
    });
    expect((await decide({ decision: 'wrong-state' })).query.get('state')).not.toBe('s1');
  });

  it.each([
    [{ state: '' }, 'invalid_request'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ auth_type: 'autologin' }, 'access_denied'],
  ])('sends %j back as an error', async (query, error) => {
    expect(new URL((await ask(query)).headers.get('location') ?? '').searchParams.get('error')).toBe(error);
  });

  it('does not send anybody to an unknown application or address', async () => {
    expect((await ask({ client_id: 'other' })).status).toBe(400);
    expect((await ask({ redirect_uri: 'javascript:alert(1)' })).status).toBe(400);
    expect((await decide({ user: 'free' })).status).toBe(400);
  });
});

describe('token', () => {
  it('is given for a code once; a second time the error comes with HTTP 200', async () => {
    const used = await code();
    const first = await exchange({ code: used, redirect_uri: CALLBACK });
    expect(first.body).toEqual({
      access_token: textLike(/^[A-Za-z0-9+/=]{1,256}$/),
      refresh_token: textLike(/^[A-Za-z0-9]{1,256}$/),
      token_type: 'bearer',
      expires_in: '3600',
    });
    expect(await exchange({ code: used })).toMatchObject({
      status: 200,
      body: { error: 'invalid_request', error_description: 'no valid data in session' },
    });
  });

  it('takes GET and Basic too, and needs no state', async () => {
    const query = form({ grant_type: 'authorization_code', client_id: ID, client_secret: SECRET, code: await code() });
    expect((await sandbox.call('GET', `/naver/oauth2.0/token?${query}`)).body).toHaveProperty('access_token');
    const body = form({ grant_type: 'authorization_code', code: await code(), redirect_uri: CALLBACK });
    const headers = { ...FORM, authorization: basic(`${ID}:${SECRET}`) };
    expect((await sandbox.call('POST', '/naver/oauth2.0/token', body, headers)).body).toHaveProperty('access_token');
  });

  it('binds the code to application and address', async () => {
    expect((await exchange({ code: await code(), client_secret: 'wrong' })).body).toMatchObject({
      error: 'unauthorized_client',
    });
    expect((await exchange({ code: await code(), redirect_uri: 'http://other.test/' })).body).toMatchObject({
      error: 'invalid_request',
    });
    expect((await exchange({ grant_type: 'password' })).body).toMatchObject({ error: 'invalid_request' });
  });

  it('is renewed without a new refresh token, expires after an hour, and can be removed', async () => {
    const { refresh_token } = await tokens();
    const renewed = await exchange({ grant_type: 'refresh_token', refresh_token });
    expect(renewed.body).toEqual({ access_token: anyText, token_type: 'bearer', expires_in: '3600' });
    const { access_token } = await tokens();
    expect((await exchange({ grant_type: 'delete', access_token, service_provider: 'NAVER' })).body).toEqual({
      access_token,
      result: 'success',
    });
    expect((await me(access_token)).status).toBe(401);
    const old = await tokens();
    await sandbox.advance(3_600_000);
    expect((await me(old.access_token)).body).toMatchObject({ resultcode: '024' });
  });

  it('is revoked together with its pair', async () => {
    const { access_token, refresh_token } = await tokens();
    const revoke = (fields: Record<string, string>) =>
      sandbox.call('POST', '/naver/oauth2.0/revoke', form({ client_id: ID, client_secret: SECRET, ...fields }), FORM);
    expect(await revoke({ token: refresh_token })).toMatchObject({ status: 200, text: '' });
    expect((await me(access_token)).status).toBe(401);
    expect((await revoke({ token: 'unknown' })).status).toBe(200);
    expect(await revoke({})).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(await revoke({ client_secret: 'x', token: 't' })).toMatchObject({
      status: 401,
      body: { error: 'unauthorized_client' },
    });
  });
});

describe('profile', () => {
  it('has the id always and the rest as far as the user agreed', async () => {
    const { access_token } = await tokens();
    expect((await me(access_token, 'bearer')).body).toEqual({
      resultcode: '00',
      message: 'success',
      response: {
        id: HANEUL,
        name: '김하늘',
        email: 'haneul@naver.example',
        mobile: '010-1234-5678',
        mobile_e164: '+821012345678',
        nickname: '하늘***',
      },
    });
    const bare = await tokens({ user: HANEUL });
    expect((await me(bare.access_token)).body).toMatchObject({ response: { id: HANEUL } });
    expect((await me(bare.access_token)).text).not.toContain('email');
  });

  it('knows a user from the free form again', async () => {
    const typed = { user: 'free', 'free-name': '홍길동', 'free-email': 'h@mail.example', ...ALL };
    const [a, b] = [await tokens(typed), await tokens(typed)];
    const first = await me(a.access_token);
    expect(first.body).toMatchObject({ response: { name: '홍길동', email: 'h@mail.example' } });
    expect((await me(b.access_token)).text).toBe(first.text);
  });

  it('refuses no header and a wrong token', async () => {
    expect(await sandbox.call('GET', '/naver/v1/nid/me')).toMatchObject({ status: 401, body: { resultcode: '028' } });
    expect(await me('wrong')).toMatchObject({
      status: 401,
      body: { resultcode: '024', message: 'Authentication failed (인증 실패하였습니다.)' },
    });
  });

  it('verifies a token', async () => {
    const { access_token } = await tokens();
    const headers = { authorization: `Bearer ${access_token}` };
    expect((await sandbox.call('GET', '/naver/v1/nid/verify?info=true', undefined, headers)).body).toMatchObject({
      resultcode: '00',
      response: { token: access_token, allowed_profile: 'profile/name,profile/email,profile/mobile,profile/nickname' },
    });
  });
});

describe('switches', () => {
  it('changes what the token call answers', async () => {
    await flip({ numberExpiresIn: true });
    expect((await exchange({ code: await code() })).body).toMatchObject({ expires_in: 3600 });
    await flip({ noValidData: true });
    expect((await exchange({ code: await code() })).body).toMatchObject({
      error_description: 'no valid data in session',
    });
    await flip({ noValidData: false, token500: true });
    expect((await exchange({ code: await code() })).status).toBe(500);
  });

  it('changes what the profile holds', async () => {
    const { access_token } = await tokens();
    await flip({ missingEmail: true, missingName: true });
    const answer = await me(access_token);
    expect(answer.body).toMatchObject({ resultcode: '00', response: { nickname: '하늘***' } });
    expect(answer.text).not.toMatch(/"(email|name)"/);
    await flip({ profile024: '401' });
    expect(await me(access_token)).toMatchObject({ status: 401, body: { resultcode: '024' } });
    await flip({ profile024: '200' });
    expect(await me(access_token)).toMatchObject({ status: 200, body: { resultcode: '024' } });
  });

  it('can concern one user only', async () => {
    await flip({ userId: TEST_USERS[1]?.id, missingEmail: true });
    expect((await me((await tokens()).access_token)).text).toContain('haneul@naver.example');
  });

  it('refuses unknown switches', async () => {
    expect((await flip({ misingEmail: true })).status).toBe(400);
  });
});

describe.each(['body', 'query'] as const)('unlink notice in the %s', (place) => {
  it('is signed, names the user in cipher, and ends the tokens', async () => {
    const shop = await startReceiver();
    shop.answerWith(204);
    const { access_token } = await tokens();
    const order = { userId: HANEUL, url: `${shop.url}/unlink`, place };
    expect((await sandbox.call('POST', '/naver/sim/unlink', order)).body).toMatchObject({ answer: '204' });
    await shop.stop();
    const [notice] = shop.received;
    const fields = new URLSearchParams(place === 'body' ? notice?.body : notice?.path.split('?')[1]);
    const key = createHash('md5').update(SECRET).digest();
    const sealed = fields.get('encryptUniqueId') ?? '';
    const signed = `clientId=${ID}&encryptUniqueId=${sealed}&timestamp=${fields.get('timestamp') ?? ''}`;
    expect(fields.get('signature')).toBe(createHmac('sha256', key).update(signed).digest('base64url'));
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-128-cbc', key, bytes.subarray(0, 16));
    expect(decipher.update(bytes.subarray(16), undefined, 'utf8') + decipher.final('utf8')).toBe(HANEUL);
    expect((await me(access_token)).status).toBe(401);
  });
});
