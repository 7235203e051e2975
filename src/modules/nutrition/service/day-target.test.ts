import { describe, expect, it } from 'vitest';
import { getConsents } from '~/modules/account/service/consents';
import { shopPreset } from '~/shops/registry';
import { countQueries } from '~/server/query-count';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer } from '~/testing/factories/order';
import { dayTargetInput } from '../input';
import { planDay } from '../rules/day-target';
import { dayTargets } from '../tables';
import { getDayTarget, keepDayTarget, withdrawDayTarget } from './day-target';

const person = {
  sex: 'female',
  age: 34,
  heightCm: 165,
  weightKg: 60,
  activity: 'light',
  goal: 'goal-balance',
} as const;
const DAY = planDay(person).target;

async function givenSigned() {
  const { ctx } = await givenCustomer();
  return { ...ctx, user: ctx.user! };
}
type Signed = Awaited<ReturnType<typeof givenSigned>>;

const consentOf = async (ctx: Signed) => (await getConsents(ctx)).filter(({ kind }) => kind === 'DAY_TARGET');
const rowOf = async ({ user }: Signed) =>
  (await testDb().select().from(dayTargets)).filter(({ userId }) => userId === user.id);

describe('a day kept in the account', () => {
  it('is kept with the consent to it, and changed without another', async () => {
    const ctx = await givenSigned();
    expect(await getDayTarget(ctx)).toEqual({ signedIn: true, kept: null });
    expect(await consentOf(ctx)).toEqual([]);
    const kept = await keepDayTarget(ctx, { agreed: true, target: DAY });
    expect(await getDayTarget(ctx)).toEqual({ signedIn: true, kept });
    const [given] = await consentOf(ctx);
    const { privacy } = shopPreset('energy-factory').consentVersions;
    expect(given).toMatchObject({ granted: true, version: privacy, channel: 'CALCULATOR', isOld: false });
    const later = { ...ctx, now: new Date(ctx.now.getTime() + 60_000) };
    const target = { ...DAY, proteinG: 99 };
    await keepDayTarget(later, { agreed: true, target });
    expect((await getDayTarget(ctx)).kept).toEqual({ target, at: later.now.getTime() });
    expect(await consentOf(ctx)).toEqual([given]);
  });

  it('goes with the consent, and says so as a row of its own', async () => {
    const ctx = await givenSigned();
    await keepDayTarget(ctx, { agreed: true, target: DAY });
    await withdrawDayTarget(ctx);
    expect(await rowOf(ctx)).toEqual([]);
    expect(await consentOf(ctx)).toMatchObject([{ granted: false, channel: 'ACCOUNT' }]);
    await keepDayTarget(ctx, { agreed: true, target: DAY });
    expect(await consentOf(ctx)).toMatchObject([{ granted: true, channel: 'CALCULATOR' }]);
  });

  it('holds the four numbers and nothing they were worked out from', async () => {
    const ctx = await givenSigned();
    await keepDayTarget(ctx, { agreed: true, target: DAY });
    expect(Object.keys((await rowOf(ctx))[0] ?? {}).toSorted()).toEqual(
      ['userId', 'keptAt', ...Object.keys(DAY)].toSorted(),
    );
    for (const extra of [
      { agreed: true, target: { ...DAY, weightKg: 60 } },
      { agreed: true, target: DAY, ...person },
    ])
      expect(dayTargetInput.safeParse(extra).success).toBe(false);
  });

  it('is not kept without consent, and is nobody else’s', async () => {
    for (const agreed of [false, undefined])
      expect(dayTargetInput.safeParse({ agreed, target: DAY }).success).toBe(false);
    const [one, other] = [await givenSigned(), await givenSigned()];
    await keepDayTarget(one, { agreed: true, target: DAY });
    await withdrawDayTarget(other);
    expect((await getDayTarget(one)).kept?.target).toEqual(DAY);
    expect((await getDayTarget(other)).kept).toBeNull();
    const { result, queries } = await countQueries(() => getDayTarget({ ...anyCtx(), user: null }));
    expect([result.kept, queries.length]).toEqual([null, 0]);
  });
});
