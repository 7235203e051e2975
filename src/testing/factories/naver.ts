import { eq } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { sealNaverToken } from '~/modules/account/service/naver-token';
import { sessionsOf } from '~/modules/account/service/sessions';
import { identities } from '~/modules/account/tables';
import { outbox } from '~/modules/notification/tables';
import { testDb } from '../db';
import { edgeCtx } from './account';

let serial = 0;

/** Somebody at Naver no other test knows. */
export const naverPerson = (refreshToken?: string) => ({
  subject: `naver-${process.pid}-${(serial += 1)}`,
  refreshToken,
});

/** This account has a Naver identity, with the token of its consent. @returns who that is at Naver */
export async function givenIdentity(userId: Id<'usr'>, token = 'a-refresh-token'): Promise<string> {
  const { subject } = naverPerson();
  const sealedToken = await sealNaverToken(token);
  await testDb().insert(identities).values({ provider: 'naver', subject, userId, sealedToken });
  return subject;
}

/** A new login of this account, and its calls. */
export async function loggedIn(userId: Id<'usr'>) {
  const { sid, cookie } = await sessionsOf({ db: testDb() }).start({ userId, device: '' });
  return { ...edgeCtx(), user: { id: userId, sid }, cookie };
}

export const identitiesOf = (userId: Id<'usr'>) =>
  testDb().select().from(identities).where(eq(identities.userId, userId));

/** The kinds of mail that are on their way to this account. */
export async function mailsOf(userId: Id<'usr'>): Promise<string[]> {
  const rows = await testDb().select({ payload: outbox.payload }).from(outbox).where(eq(outbox.topic, 'account-mail'));
  return rows.flatMap(({ payload }) =>
    payload.topic === 'account-mail' && payload.userId === userId ? [payload.mail] : [],
  );
}

/** What waits to be revoked at Naver, sealed. */
export async function revocations(): Promise<string[]> {
  const rows = await testDb().select({ payload: outbox.payload }).from(outbox).where(eq(outbox.topic, 'revoke-naver'));
  return rows.flatMap(({ payload }) => (payload.topic === 'revoke-naver' ? [payload.sealedToken] : []));
}
