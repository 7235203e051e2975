import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { newId } from '~/lib/ids';
import { notices } from '~/modules/notice/tables';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenUser } from '~/testing/factories/account';
import { cutOff, RETENTION } from '../rules';
import { enforceRetention } from './retention';

it('notices go six months after what they tell of', async () => {
  const ctx = { ...systemCtx({ db: testDb() }), now: new Date('2040-06-01T00:00:00Z') };
  const edge = cutOff(ctx.now, RETENTION.notices.keep);
  const { id: userId } = await givenUser();
  const notice = (orderNumber: string, createdAt: Date) => ({
    ...{ id: newId('ntc'), userId, kind: 'SHIPPED' as const, orderId: newId('ord'), orderNumber, createdAt },
  });
  await testDb()
    .insert(notices)
    .values([notice('old', edge), notice('young', new Date(edge.getTime() + 1))]);
  await enforceRetention(ctx);
  const left = await testDb().select().from(notices).where(eq(notices.userId, userId));
  expect(left.map(({ orderNumber }) => orderNumber)).toEqual(['young']);
});
