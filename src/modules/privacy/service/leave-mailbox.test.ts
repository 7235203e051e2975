import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { addDays } from '~/lib/time';
import { emailCodes, users } from '~/modules/account/tables';
import { restockAlerts } from '~/modules/restock/tables';
import { testDb } from '~/testing/db';
import { edgeCtx, givenUser } from '~/testing/factories/account';
import { givenCustomer } from '~/testing/factories/order';
import { givenLinked } from '~/testing/factories/restock';
import { leave } from './leave';

async function givenPerson() {
  const { ctx, userId } = await givenCustomer();
  return { ctx: { ...edgeCtx(), user: ctx.user! }, userId };
}

it('leaving takes with a mailbox what it was sent without an account, if it is proven theirs; another account’s codes stay', async () => {
  const { email, alertId } = await givenLinked();
  const owner = await givenUser({ email });
  const its = eq(restockAlerts.id, alertId);
  const codesThere = async () =>
    (await testDb().select().from(emailCodes).where(eq(emailCodes.email, email))).map(({ userId }) => userId);
  for (const userId of [owner.id, null])
    await testDb()
      .insert(emailCodes)
      .values({
        ...{ tokenHash: newId('usr'), purpose: 'RESET', email, userId, mail: 'CODE', locale: 'ko' },
        expiresAt: addDays(new Date(), 1),
      });
  const [stranger, proven] = [await givenPerson(), await givenPerson()];
  const named = async (person: typeof stranger, emailVerifiedAt: Date | null) =>
    testDb().update(users).set({ email, emailVerifiedAt }).where(eq(users.id, person.userId));

  await named(stranger, null);
  await leave(stranger.ctx);
  expect(new Set(await codesThere())).toEqual(new Set([owner.id, null]));
  expect(await testDb().$count(restockAlerts, its)).toBe(1);

  await testDb().update(users).set({ email: null, emailVerifiedAt: null }).where(eq(users.id, owner.id));
  await named(proven, new Date());
  await leave(proven.ctx);
  expect(await codesThere()).toEqual([owner.id]);
  expect(await testDb().$count(restockAlerts, its)).toBe(0);
});
