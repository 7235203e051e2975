import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { limitedAddress } from '~/server/client-address';
import { env } from '~/server/env';
import { takeLimit } from '~/server/rate-limit';
import { GET, POST } from './route';

type Method = 'GET' | 'POST';

function ask(method: Method, address: string, headers: Record<string, string> = {}, body = '{}'): Promise<Response> {
  const [action = ''] = address.split('?');
  const req = new NextRequest(`${env().SITE_URL}/api/auth/${address}`, {
    method,
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
    ...(method === 'POST' && { body }),
  });
  const context = { params: Promise.resolve({ nextauth: action.split('/') }) };
  return method === 'POST' ? POST(req, context) : GET(req, context);
}

const LOGINS = ['callback/credentials', 'callback/ticket', 'signin/naver'];

describe('the door to a login', () => {
  it.each(LOGINS)('%s is never opened by following a link', async (action) => {
    expect((await ask('GET', action)).status).toBe(404);
  });

  it.each<[Method, string]>([
    ['GET', 'providers'],
    ['GET', 'signout'],
    ['GET', 'verify-request'],
    ['GET', 'callback/email'],
    ['POST', 'signin/credentials'],
    ['POST', 'signin/email'],
    ['POST', 'callback/naver'],
    ['POST', 'callback/google'],
    ['POST', 'session'],
    ['POST', '_log'],
  ])('has no other way in: %s %s', async (method, action) => {
    expect((await ask(method, action)).status).toBe(404);
  });

  it.each([...LOGINS, 'signout'])('%s is nothing to a form or to another site', async (action) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask('POST', action, form)).status).toBe(415);
    expect((await ask('POST', action, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await ask('POST', action, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
  });

  it.each([
    'redirect_uri=https://elsewhere.example',
    'client_id=other',
    'scope=all',
    'auth_type=reauthenticate&state=mine',
  ])('hands nothing to Naver that a visitor wrote into the address: %s', async (query) => {
    expect((await ask('POST', `signin/naver?${query}`)).status).toBe(400);
  });

  it('asks Naver only so often for one address: each coming back costs it a question', async () => {
    const address = '2001:db8:77::1';
    const asking = () => ask('GET', 'callback/naver?code=made-up&state=made-up', { 'x-forwarded-for': address });
    for (let times = 0; times < 60; times += 1) await takeLimit('naver.address', limitedAddress(address));
    expect((await asking()).headers.get('location')).toContain('/login?error=BUSY');
  });

  it.each([
    'error?error=%0d%0a',
    'signin?callbackUrl=%0d%0a',
    'csrf?a%00=b',
    'csrf?callbackUrl=nowhere',
    'csrf?callbackUrl=data:,',
  ])('does not open on an address nobody can read: %s', async (address) => {
    expect((await ask('GET', address)).status).toBe(400);
  });

  it.each(['%0d%0a', '/%0d%0aSet-Cookie:a=b', 'nowhere', 'javascript:0'])(
    'refuses a cookie of where one was that says %s, once: the browser forgets it',
    async (value) => {
      const response = await ask('GET', 'csrf', { cookie: `next-auth.callback-url=${value}` });
      expect(response.status).toBe(400);
      expect(response.headers.getSetCookie()).toEqual([
        expect.stringMatching(/^next-auth\.callback-url=; Path=\/;.*Max-Age=0; Expires=Thu, 01 Jan 1970/),
      ]);
    },
  );

  it.each(['', '{', 'null', '[]', '"a"', '{"csrfToken":}'])('%s is no body of a logout', async (body) => {
    expect((await ask('POST', 'signout', {}, body)).status).toBe(400);
  });
});
