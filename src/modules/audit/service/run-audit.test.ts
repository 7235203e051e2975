import { desc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { alarms, outbox } from '~/modules/notification/tables';
import { sql as pool } from '~/server/db';
import { testDb } from '~/testing/db';
import { anyCtx, givenCustomer, givenVariant } from '~/testing/factories/order';
import { movement } from '~/testing/planted/plant';
import { auditRuns } from '../tables';
import { openAlarms, overview } from './overview';
import { repair } from './repair';
import { resolveAnAlarm } from './resolve-alarm';
import { runAudit } from './run-audit';

const runs = () => testDb().select().from(auditRuns).orderBy(desc(auditRuns.id));
const alarmsOf = (subject: string) =>
  testDb().select().from(alarms).where(eq(alarms.subject, subject)).orderBy(alarms.id);
const breakLedger = async () => {
  const { variantId } = await givenVariant({ stock: 10 });
  await testDb().execute(movement(variantId, 5, 0));
  return variantId;
};
const asAdmin = async () => {
  const { ctx, userId } = await givenCustomer('ADMIN');
  return { ...ctx, user: { id: userId, sid: 'in-a-test' } };
};

describe('looking at the books', () => {
  it('keeps what was found and forgets it after a month', async () => {
    await testDb().execute(sql`INSERT INTO audit_runs (at, took_ms, differences, found)
      VALUES (now() - interval '31 days', 1, 0, '{}'), (now() - interval '29 days', 1, 0, '{}')`);
    expect(await runAudit(anyCtx())).toEqual({ differences: 0, skipped: 0 });
    expect(await runs()).toMatchObject([{ differences: 0, found: {} }, { differences: 0 }]);
  });

  it('tells a person once, counts on while it lasts, and settles the alarm when it is right again', async () => {
    const variantId = await breakLedger();
    expect(await runAudit(anyCtx())).toEqual({ differences: 1, skipped: 0 });
    await runAudit(anyCtx());
    expect((await runs())[0]).toMatchObject({ differences: 1, found: { ledger: 1 } });
    const [alarm] = await alarmsOf('ledger');
    expect(alarm).toMatchObject({ kind: 'BOOKS_DIFFER', count: 2, details: { differences: 1 }, resolvedAt: null });
    const mails = await testDb().select().from(outbox).where(eq(outbox.topic, 'alarm'));
    expect(mails.map(({ payload }) => payload)).toEqual([{ topic: 'alarm', alarmId: alarm?.id }]);
    expect(await openAlarms(anyCtx())).toBe(1);

    const admin = await asAdmin();
    expect((await overview(admin)).findings).toMatchObject([
      {
        check: 'ledger',
        count: 1,
        rows: [{ variantId, expected: 15, found: 10, mend: 'EXPLAIN_STOCK' }],
      },
    ]);
    await repair(admin, { check: 'ledger', subject: variantId, what: 'stock' });
    expect((await overview(admin)).findings).toMatchObject([{ check: 'ledger', count: 0 }]);
    await runAudit(anyCtx());
    const [settled] = await alarmsOf('ledger');
    expect(settled?.resolvedBy).toBe('system');
    expect(settled?.resolvedAt).toBeInstanceOf(Date);
    expect(await openAlarms(anyCtx())).toBe(0);
  });

  it('raises a new alarm after a person resolved one too early, and keeps their note', async () => {
    const variantId = await breakLedger();
    await runAudit(anyCtx());
    const admin = await asAdmin();
    const open = (await overview(admin)).alarms.find(({ subject }) => subject === 'ledger');
    await resolveAnAlarm(admin, { alarmId: open?.id ?? 0, note: '세는 중' });
    await expect(resolveAnAlarm(admin, { alarmId: open?.id ?? 0, note: '' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await runAudit(anyCtx());
    const raised = (await alarmsOf('ledger')).filter(({ id }) => id >= (open?.id ?? 0));
    expect(raised).toMatchObject([
      { resolvedBy: admin.user.id, details: { differences: 1, note: '세는 중' } },
      { resolvedAt: null },
    ]);
    await repair(admin, { check: 'ledger', subject: variantId, what: 'stock' });
    await runAudit(anyCtx());
  });

  it('is done by one at a time', async () => {
    const before = (await runs()).length;
    await pool().begin(async (tx) => {
      await tx`SELECT pg_advisory_xact_lock(hashtext('audit'))`;
      expect(await runAudit(anyCtx())).toEqual({ differences: 0, skipped: 1 });
    });
    const all = await Promise.all(Array.from({ length: 5 }, () => runAudit(anyCtx())));
    const looked = all.filter(({ skipped }) => skipped === 0).length;
    expect(looked).toBeGreaterThan(0);
    expect((await runs()).length).toBe(before + looked);
  });
});
