import { createCipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { decode, encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { env } from './env';
import { openSealed } from './sealed-token';
import { ACCESS_TTL, readAccessToken, sealAccessToken } from './session';

const USER = { id: newId('usr'), sid: '0'.repeat(32) };
const seconds = () => Math.floor(Date.now() / 1000);
const secret = () => env().AUTH_SECRET;
const claims = () => ({ sub: USER.id, sid: USER.sid, hardExp: seconds() + ACCESS_TTL });
const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token under the shop's own key, made as RFC 7518 says, but by another algorithm: A128CBC-HS256 takes keys of the same size. */
function byAnotherAlgorithm(): string {
  const key = Buffer.from(hkdfSync('sha256', secret(), '', 'NextAuth.js Generated Encryption Key', 32));
  const header = text({ alg: 'dir', enc: 'A128CBC-HS256' });
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', key.subarray(16), iv);
  const content = JSON.stringify({ ...claims(), exp: seconds() + ACCESS_TTL });
  const sealed = Buffer.concat([cipher.update(content, 'utf8'), cipher.final()]);
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(header.length * 8));
  const mac = createHmac('sha256', key.subarray(0, 16)).update(header).update(iv).update(sealed).update(bits);
  const parts = [iv, sealed, mac.digest().subarray(0, 16)].map((part) => part.toString('base64url'));
  return [header, '', ...parts].join('.');
}

describe('an access token', () => {
  it('says who is there, and what is kept in it says nothing about what they may do', async () => {
    const token = await sealAccessToken(USER);
    expect(await readAccessToken(token)).toEqual(USER);
    expect(Object.keys((await openSealed(token)) ?? {}).toSorted()).toEqual([
      'exp',
      'hardExp',
      'iat',
      'jti',
      'sid',
      'sub',
    ]);
  });

  it('is nothing once a single character of it is another', async () => {
    const token = await sealAccessToken(USER);
    for (const at of [10, token.lastIndexOf('.') - 5, token.length - 3]) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(await readAccessToken(token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
  });

  it('is nothing from the second its time is over, also where it was read before', async () => {
    const token = await encode({
      token: { ...claims(), hardExp: seconds() - 1 },
      secret: secret(),
      maxAge: ACCESS_TTL,
    });
    expect(await readAccessToken(token)).toBeNull();
    expect(await readAccessToken(token)).toBeNull();
    const withoutEnd = await encode({ token: { sub: USER.id, sid: USER.sid }, secret: secret() });
    expect(await readAccessToken(withoutEnd)).toBeNull();
  });

  it('is none under another key, for another purpose, or of nobody', async () => {
    const made = (change: object, more: object = {}) =>
      encode({ token: { ...claims(), ...change }, secret: secret(), maxAge: ACCESS_TTL, ...more });
    expect(await readAccessToken(await made({}))).toEqual(USER);
    expect(await readAccessToken(await made({}, { secret: 'x'.repeat(40) }))).toBeNull();
    expect(await readAccessToken(await made({}, { salt: 'shop.pending' }))).toBeNull();
    expect(await openSealed(await made({}), 'shop.pending')).toBeNull();
    expect(await readAccessToken(await made({ sub: newId('gst') }))).toBeNull();
    expect(await readAccessToken(await made({ sid: undefined }))).toBeNull();
  });

  it('by any other algorithm is refused, although the library would read it', async () => {
    const other = byAnotherAlgorithm();
    expect(await decode({ token: other, secret: secret() })).toMatchObject({ sub: USER.id });
    expect(await readAccessToken(other)).toBeNull();
  });

  it.each([
    ['unsigned', [text({ alg: 'none' }), text({ sub: USER.id, sid: USER.sid }), ''].join('.')],
    [
      'that names its key',
      [text({ alg: 'dir', enc: 'A256GCM', jku: 'https://evil.example' }), '', 'a', 'b', 'c'].join('.'),
    ],
    ['garbled', 'a.b.c.d.e'],
  ])('%s is nothing', async (_, token) => expect(await readAccessToken(token)).toBeNull());
});
