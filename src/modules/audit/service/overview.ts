import 'server-only';
import { listHolds } from '~/modules/order/service/read';
import type { Ctx } from '~/server/context';
import {
  countOpenAlarms,
  listDeposits,
  listOpenAlarms,
  listOutboxFaults,
  listRefunds,
  listRepairs,
  listRuns,
  listUndecided,
} from '../queries/desk';
import { CHECK_KEYS, mendOf } from '../rules';
import { audit } from './audit';

/** Four hours of looks. */
const RUNS = 48;
const REPAIRS = 20;
const SOON_MINUTES = 5;

/**
 * The books as a person looks at them: how the last looks ended, every check that found something then, looked at once more
 * now, and everything that is stuck or about to be. A check that found nothing is not asked again here.
 */
export async function overview(ctx: Ctx) {
  const { db } = ctx;
  const [runs, alarms, undecided, refunds, outbox, deposits, holds, repairs] = await Promise.all([
    listRuns(db, RUNS),
    listOpenAlarms(db),
    listUndecided(db),
    listRefunds(db),
    listOutboxFaults(db),
    listDeposits(db),
    listHolds(ctx, 1),
    listRepairs(db, REPAIRS),
  ]);
  const broken = CHECK_KEYS.filter((check) => (runs[0]?.found[check] ?? 0) > 0);
  const findings = broken.length > 0 ? await audit(ctx, { checks: broken }) : [];
  const soon = ctx.now.getTime() + SOON_MINUTES * 60_000;
  return {
    at: ctx.now,
    currency: ctx.shop.currency,
    runs,
    findings: findings.map(({ rows, ...finding }) => ({
      ...finding,
      rows: rows.map((row) => ({ ...row, mend: mendOf(finding.check, row.what) })),
    })),
    alarms,
    undecided,
    refunds,
    outbox,
    deposits,
    // Without whose they are: that is looked up, and written down, at the stock's own desk.
    holds: holds.items.filter(({ expiresAt }) => expiresAt.getTime() <= soon).map(({ buyer: _buyer, ...hold }) => hold),
    repairs,
  };
}

/** How many alarms nobody has looked after yet. */
export async function openAlarms(ctx: Ctx): Promise<number> {
  return countOpenAlarms(ctx.db);
}
