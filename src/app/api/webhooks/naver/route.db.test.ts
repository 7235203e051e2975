import { describe, expect, it } from 'vitest';
import { unlinkFields } from '../../../../../sandbox/naver/unlink';
import { givenUser } from '~/testing/factories/account';
import { givenIdentity, identitiesOf, loggedIn } from '~/testing/factories/naver';
import { sessionsOf } from '~/modules/account/service/sessions';
import { env } from '~/server/env';
import { testDb } from '~/testing/db';
import * as route from './route';

const URL_OF_US = 'http://localhost:3000/api/webhooks/naver';
const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const { NAVER_CLIENT_ID: clientId = '', NAVER_CLIENT_SECRET: clientSecret = '' } = env();

const noticeOf = (userId: string, change: { clientSecret?: string; clientId?: string; timestamp?: number } = {}) =>
  unlinkFields({ clientId, clientSecret, userId, timestamp: Date.now(), ...change });

let senders = 0;
async function send(fields: URLSearchParams, place: 'body' | 'query' = 'body', address = `9.8.7.${(senders += 1)}`) {
  const url = place === 'query' ? `${URL_OF_US}?${fields.toString()}` : URL_OF_US;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address };
  const body = place === 'body' ? fields.toString() : '';
  return (await route.POST(new Request(url, { method: 'POST', headers, body }))).status;
}

/** Somebody whose only way in is Naver. */
async function givenNaverOnly() {
  const { id } = await givenUser();
  return { id, subject: await givenIdentity(id), login: await loggedIn(id) };
}

describe('the notice that somebody withdrew their consent at Naver', () => {
  it.each(['body', 'query'] as const)('is believed with Naver’s signature, in the %s', async (place) => {
    const { id, subject, login } = await givenNaverOnly();
    expect(await send(noticeOf(subject), place)).toBe(204);
    expect((await identitiesOf(id))[0]?.withdrawnAt).toBeInstanceOf(Date);
    expect(await sessionsOf({ db: testDb() }).rotate(login.cookie)).toBeNull();
  });

  it('may tell its moment in seconds', async () => {
    const { id, subject } = await givenNaverOnly();
    expect(await send(noticeOf(subject, { timestamp: Math.floor(Date.now() / 1000) }))).toBe(204);
    expect((await identitiesOf(id))[0]?.withdrawnAt).toBeInstanceOf(Date);
  });

  it('of somebody the shop does not know is taken all the same', async () => {
    expect(await send(noticeOf('nobody'))).toBe(204);
  });

  it('that is forged, of another shop, too old or too new changes nothing', async () => {
    const { id, subject, login } = await givenNaverOnly();
    const other = await givenNaverOnly();
    const swapped = noticeOf(subject);
    swapped.set('encryptUniqueId', noticeOf(other.subject).get('encryptUniqueId') ?? '');
    const late = noticeOf(subject, { timestamp: Date.now() - 6 * 60_000 });
    const unsigned = noticeOf(subject);
    unsigned.delete('signature');
    const moved = noticeOf(subject, { timestamp: Date.now() - 6 * 60_000 });
    moved.set('timestamp', String(Date.now()));
    const forged = [
      noticeOf(subject, { clientSecret: 'guessed' }),
      noticeOf(subject, { clientId: 'another-shop' }),
      noticeOf(subject, { timestamp: Date.now() + 6 * 60_000 }),
      noticeOf(subject, { timestamp: 7 }),
      ...[swapped, late, unsigned, moved, new URLSearchParams()],
    ];
    for (const fields of forged) expect(await send(fields)).toBe(401);
    for (const one of [id, other.id]) expect(await identitiesOf(one)).toMatchObject([{ withdrawnAt: null }]);
    expect(await sessionsOf({ db: testDb() }).rotate(login.cookie)).toMatchObject({ userId: id });
  });

  it('is refused when it is too long, or comes another way', async () => {
    expect(await send(new URLSearchParams({ clientId: 'x'.repeat(5_000) }))).toBe(413);
    for (const method of METHODS) expect(route[method]().status).toBe(405);
  });

  it('forged comes at most 600 times in ten minutes from one address', async () => {
    const nothing = new URLSearchParams();
    for (let turn = 0; turn < 600; turn += 1) await send(nothing, 'body', '9.9.8.1');
    expect(await send(noticeOf('nobody'), 'body', '9.9.8.1')).toBe(429);
    expect(await send(noticeOf('nobody'), 'body', '9.9.8.2')).toBe(204);
  });
});
