import { and, asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Id } from '~/lib/ids';
import { testDb } from '~/testing/db';
import { givenUser, signedCtx } from '~/testing/factories/account';
import { OPTIONAL_CONSENTS, type Consent } from '../rules';
import { consents, users } from '../tables';
import { changeConsents, confirmConsents, getConsents } from './consents';

const NONE = { MARKETING_PRIVACY: false, AD_SMS: false, AD_EMAIL: false };

const rowsOf = (userId: Id<'usr'>, kind: Consent) =>
  testDb()
    .select({ granted: consents.granted, version: consents.version, channel: consents.channel })
    .from(consents)
    .where(and(eq(consents.userId, userId), eq(consents.kind, kind)))
    .orderBy(asc(consents.at));

async function givenPerson() {
  const { id } = await givenUser();
  return { id, ctx: signedCtx(id) };
}

describe('consents one may do without', () => {
  it('are rows: giving and withdrawing append, staying as it was does not', async () => {
    const { id, ctx } = await givenPerson();
    await changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: true, AD_EMAIL: true });
    await changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: true, AD_EMAIL: true });
    await changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: true });
    const { privacy, terms } = ctx.shop.consentVersions;
    expect(await rowsOf(id, 'AD_EMAIL')).toEqual([
      { granted: true, version: terms, channel: 'ACCOUNT' },
      { granted: false, version: terms, channel: 'ACCOUNT' },
    ]);
    expect(await rowsOf(id, 'MARKETING_PRIVACY')).toEqual([{ granted: true, version: privacy, channel: 'ACCOUNT' }]);
    expect(await rowsOf(id, 'AD_SMS')).toEqual([]);
    const shown = new Map((await getConsents(ctx)).map(({ kind, granted }) => [kind, granted]));
    expect(shown).toEqual(
      new Map([
        ['AD_EMAIL', false],
        ['MARKETING_PRIVACY', true],
      ]),
    );
  });

  it('to advertising end with the use of data they rest on, and cannot be given without it', async () => {
    const { ctx } = await givenPerson();
    await changeConsents(ctx, { ...NONE, AD_SMS: true });
    expect(await getConsents(ctx)).toEqual([]);
    await changeConsents(ctx, { MARKETING_PRIVACY: true, AD_SMS: true, AD_EMAIL: true });
    await changeConsents(ctx, { MARKETING_PRIVACY: false, AD_SMS: true, AD_EMAIL: true });
    expect((await getConsents(ctx)).map(({ granted }) => granted)).toEqual(OPTIONAL_CONSENTS.map(() => false));
  });

  it('said in one millisecond count in the order they were said', async () => {
    const { id, ctx } = await givenPerson();
    for (const AD_SMS of [true, false, true]) await changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: true, AD_SMS });
    expect((await rowsOf(id, 'AD_SMS')).map(({ granted }) => granted)).toEqual([true, false, true]);
    expect((await getConsents(ctx)).find(({ kind }) => kind === 'AD_SMS')?.granted).toBe(true);
  });

  it('are confirmed by saying again only what holds', async () => {
    const { id, ctx } = await givenPerson();
    await changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: true, AD_SMS: true, AD_EMAIL: true });
    await changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: true, AD_EMAIL: true });
    await confirmConsents({ ...ctx, now: new Date(ctx.now.getTime() + 1000) });
    expect((await rowsOf(id, 'AD_EMAIL')).map(({ granted }) => granted)).toEqual([true, true]);
    expect((await rowsOf(id, 'AD_SMS')).map(({ granted }) => granted)).toEqual([true, false]);
  });

  it('are said thirty times an hour at most, whichever way: each is a row that is kept', async () => {
    const { id, ctx } = await givenPerson();
    for (let turn = 0; turn < 15; turn += 1) {
      await changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: turn % 2 === 0 });
      await confirmConsents(ctx);
    }
    const limited = { code: 'RATE_LIMITED' };
    await expect(changeConsents(ctx, NONE)).rejects.toMatchObject(limited);
    await expect(confirmConsents(ctx)).rejects.toMatchObject(limited);
    const count = (await rowsOf(id, 'MARKETING_PRIVACY')).length;
    expect(count).toBe(23);
  });

  it('are nobody’s once they have left', async () => {
    const { id, ctx } = await givenPerson();
    await testDb().update(users).set({ erasedAt: new Date() }).where(eq(users.id, id));
    await expect(changeConsents(ctx, { ...NONE, MARKETING_PRIVACY: true })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});
