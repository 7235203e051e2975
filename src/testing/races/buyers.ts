import { newId } from '~/lib/ids';
import { guests, users } from '~/modules/account/tables';
import type { Ctx } from '~/server/context';
import { testDb } from '../db';
import { anyCtx } from '../factories/order';
import type { Processes } from './processes';

/** Half of them customers, half guests, each served by one of the processes. */
export async function givenBuyers(shops: Processes, count: number): Promise<Ctx[]> {
  const userIds = Array.from({ length: Math.ceil(count / 2) }, () => newId('usr'));
  const guestIds = Array.from({ length: count - userIds.length }, () => newId('gst'));
  await testDb()
    .insert(users)
    .values(userIds.map((id) => ({ id, email: `${id}@example.com`, name: '김예시', locale: 'ko' as const })));
  await testDb()
    .insert(guests)
    .values(guestIds.map((id) => ({ id, cookieHash: id })));
  const who = [
    ...userIds.map((id) => ({ user: { id, sid: id }, guest: null })),
    ...guestIds.map((id) => ({ user: null, guest: { id } })),
  ];
  return who.map((person, turn) => ({ ...anyCtx(), ...person, db: shops.dbs[turn % shops.dbs.length]! }));
}
