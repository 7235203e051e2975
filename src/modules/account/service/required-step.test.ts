import { eq } from 'drizzle-orm';
import { beforeAll, expect, it, vi } from 'vitest';
import { testDb } from '~/testing/db';
import { edgeCtx, givenUser, uniqueEmail } from '~/testing/factories/account';
import { givenSecondStep } from '~/testing/factories/second-step';
import { users } from '../tables';
import { changeEmail, sendNewEmailCode } from './change-email';
import { findStaff } from './roles';
import { sessionsOf } from './sessions';

beforeAll(() => {
  vi.stubEnv('STAFF_SECOND_STEP', 'required');
});

async function givenLogin(role: 'STAFF' | 'ADMIN' | 'CUSTOMER') {
  const { id } = await givenUser();
  await testDb().update(users).set({ role }).where(eq(users.id, id));
  const { sid } = await sessionsOf(edgeCtx()).start({ userId: id, device: 'Chrome' });
  return { id, ctx: { ...edgeCtx(), user: { id, sid } } };
}
const toNew = () => ({ email: uniqueEmail() });

it.each(['STAFF', 'ADMIN'] as const)(
  '%s connect an app before their mailbox can change: a thief of the password moves neither',
  async (role) => {
    const { id, ctx } = await givenLogin(role);
    expect((await findStaff(ctx))?.secondStep).toBe('SET_UP');
    const refused = { code: 'SECOND_STEP_REQUIRED' };
    await expect(sendNewEmailCode(ctx, toNew())).rejects.toMatchObject(refused);
    await expect(changeEmail(ctx)).rejects.toMatchObject(refused);
    await givenSecondStep(id);
    await sendNewEmailCode(ctx, toNew());
  },
);

it('whoever has no proven mailbox yet can prove one, and customers change theirs as ever', async () => {
  const naver = await givenLogin('ADMIN');
  await testDb().update(users).set({ emailVerifiedAt: null }).where(eq(users.id, naver.id));
  await sendNewEmailCode(naver.ctx, toNew());
  await sendNewEmailCode((await givenLogin('CUSTOMER')).ctx, toNew());
});
