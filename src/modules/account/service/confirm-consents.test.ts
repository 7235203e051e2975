import { and, asc, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newId, type Id } from '~/lib/ids';
import { addDays } from '~/lib/time';
import { outbox } from '~/modules/notification/tables';
import { systemCtx } from '~/server/context';
import { testDb } from '~/testing/db';
import { givenUser, signedCtx } from '~/testing/factories/account';
import { startTestToss, type TestToss } from '~/testing/toss';
import type { Consent } from '../rules';
import { consents, users } from '../tables';
import { confirmOldConsents } from './confirm-consents';
import { changeConsents, confirmConsents, getConsents } from './consents';
import { sendConsentsMail } from './consents-mail';

const GIVEN = new Date('2026-11-24T10:00:00+09:00');
const TWO_YEARS_LATER = new Date('2028-11-24T10:00:00+09:00');
const at = (now: Date) => systemCtx({ db: testDb(), now });
const before = (when: Date) => new Date(when.getTime() - 1);

const arrived = z.array(z.object({ subject: z.string(), text: z.string(), html: z.string() }));
let standIns: TestToss;

beforeAll(async () => {
  standIns = await startTestToss((key, value) => {
    process.env[key] = value;
  });
});
afterAll(() => standIns.sandbox.stop());
// The job is about everybody: each test begins with nobody.
beforeEach(async () => {
  await testDb().delete(consents);
  await testDb().delete(outbox);
});

async function givenConsent(kind: Consent = 'AD_EMAIL', when = GIVEN, userId?: Id<'usr'>) {
  const person = userId ? { id: userId, email: '' } : await givenUser();
  await testDb()
    .insert(consents)
    .values({
      id: newId('con'),
      userId: person.id,
      kind,
      granted: true,
      version: 'v1',
      channel: 'WEB_SIGNUP',
      at: when,
    });
  return person;
}

const asked = () =>
  testDb().select({ payload: outbox.payload }).from(outbox).where(like(outbox.dedupeKey, 'consents-mail:%'));
const said = (userId: Id<'usr'>) =>
  testDb()
    .select({ granted: consents.granted, channel: consents.channel, version: consents.version })
    .from(consents)
    .where(and(eq(consents.userId, userId), eq(consents.kind, 'AD_EMAIL')))
    .orderBy(asc(consents.at));

describe('consent to advertising, two years later', () => {
  it('is asked about once two years have passed, and not a millisecond earlier', async () => {
    const { id } = await givenConsent();
    expect(await confirmOldConsents(at(before(TWO_YEARS_LATER)))).toEqual({ asked: 0, ended: 0 });
    expect(await confirmOldConsents(at(TWO_YEARS_LATER))).toEqual({ asked: 1, ended: 0 });
    expect(await asked()).toEqual([{ payload: { topic: 'consents-mail', userId: id } }]);
  });

  it('is asked about once, however often and by however many the job is run, and in one mail for all kinds', async () => {
    const { id } = await givenConsent('AD_EMAIL');
    await givenConsent('AD_SMS', addDays(GIVEN, -3), id);
    await Promise.all(Array.from({ length: 5 }, () => confirmOldConsents(at(TWO_YEARS_LATER))));
    await confirmOldConsents(at(addDays(TWO_YEARS_LATER, 1)));
    expect(await asked()).toHaveLength(1);
  });

  it.each([
    ['07:59', 0],
    ['08:00', 1],
    ['20:59', 1],
    ['21:00', 0],
  ])('at %s in Seoul %i are asked', async (time, count) => {
    await givenConsent();
    expect((await confirmOldConsents(at(new Date(`2028-12-01T${time}:00+09:00`)))).asked).toBe(count);
  });

  it('is not asked about where it was withdrawn, given again, is no advertising, or its owner has left', async () => {
    const withdrawn = await givenConsent();
    await changeConsents(signedCtx(withdrawn.id), {
      MARKETING_PRIVACY: false,
      AD_SMS: false,
      AD_EMAIL: false,
    });
    const renewed = await givenConsent();
    await givenConsent('AD_EMAIL', addDays(GIVEN, 10), renewed.id);
    await givenConsent('TERMS');
    await givenConsent('MARKETING_PRIVACY');
    const gone = await givenConsent();
    await testDb().update(users).set({ erasedAt: new Date() }).where(eq(users.id, gone.id));
    expect((await confirmOldConsents(at(TWO_YEARS_LATER))).asked).toBe(0);
  });

  it('ends thirty days after asking where it was not confirmed, by a row, once', async () => {
    const { id } = await givenConsent();
    await confirmOldConsents(at(TWO_YEARS_LATER));
    const end = addDays(TWO_YEARS_LATER, 30);
    expect((await confirmOldConsents(at(before(end)))).ended).toBe(0);
    const runs = await Promise.all(Array.from({ length: 4 }, () => confirmOldConsents(at(end))));
    expect(runs.reduce((sum, { ended }) => sum + ended, 0)).toBe(1);
    expect(await said(id)).toEqual([
      { granted: true, channel: 'WEB_SIGNUP', version: 'v1' },
      { granted: false, channel: 'LAPSED', version: 'v1' },
    ]);
    expect((await confirmOldConsents(at(addDays(end, 800)))).asked).toBe(0);
  });

  it('goes on for two years more where it was confirmed', async () => {
    const { id } = await givenConsent();
    await confirmOldConsents(at(TWO_YEARS_LATER));
    const shown = await getConsents({ ...signedCtx(id), now: TWO_YEARS_LATER });
    expect(shown).toMatchObject([{ kind: 'AD_EMAIL', isOld: true }]);
    const confirmedAt = addDays(TWO_YEARS_LATER, 29);
    await confirmConsents({ ...signedCtx(id), now: confirmedAt });
    expect(await getConsents({ ...signedCtx(id), now: confirmedAt })).toMatchObject([{ granted: true, isOld: false }]);
    expect((await confirmOldConsents(at(addDays(TWO_YEARS_LATER, 31)))).ended).toBe(0);
    expect(await confirmOldConsents(at(addDays(TWO_YEARS_LATER, 800)))).toEqual({ asked: 1, ended: 0 });
  });
});

describe('the mail that asks', () => {
  const inbox = async (email: string) =>
    arrived.parse(await (await fetch(`${standIns.sandbox.url}/mail/api/messages?to=${email}`)).json());

  it('says since when, until when, and where to keep or end it, in the language of its reader', async () => {
    const { id, email } = await givenConsent();
    await testDb().update(users).set({ locale: 'en' }).where(eq(users.id, id));
    await confirmOldConsents(at(TWO_YEARS_LATER));
    await sendConsentsMail(at(TWO_YEARS_LATER), id);
    const [mail] = await inbox(email);
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain('November 24, 2026');
      expect(body).toContain('December 24, 2028');
      expect(body).toContain('http://localhost:3000/en/account/consents');
    }
    expect(mail?.text).toContain('Advertising by e-mail');
    expect(mail?.text).not.toContain('Advertising by text');
  });

  it('waits for the morning where it could not leave in the evening', async () => {
    const { id, email } = await givenConsent();
    await confirmOldConsents(at(TWO_YEARS_LATER));
    await testDb().delete(outbox);
    await sendConsentsMail(at(new Date('2028-11-24T22:30:00+09:00')), id);
    expect(await inbox(email)).toEqual([]);
    expect(await asked()).toHaveLength(1);
    const [row] = await testDb().select().from(outbox);
    const waits = (row!.dueAt.getTime() - row!.createdAt.getTime()) / 3_600_000;
    expect(waits).toBeCloseTo(9.5, 3);
  });

  it('is not sent to who has answered meanwhile', async () => {
    const { id, email } = await givenConsent();
    await confirmOldConsents(at(TWO_YEARS_LATER));
    await confirmConsents({ ...signedCtx(id), now: TWO_YEARS_LATER });
    await sendConsentsMail(at(TWO_YEARS_LATER), id);
    expect(await inbox(email)).toEqual([]);
  });
});
