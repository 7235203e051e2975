import 'server-only';
import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import { users } from '~/modules/account/tables';
import { alarms, outbox } from '~/modules/notification/tables';
import { orders } from '~/modules/order/tables';
import { TAKEN_BACK } from '~/modules/payment/rules';
import { paymentAttempts, refunds } from '~/modules/payment/tables';
import type { Db } from '~/server/db';
import { auditRepairs, auditRuns } from '../tables';

const AT_MOST = 50;

/** The last looks at the books, newest first. */
export function listRuns(db: Db, limit: number) {
  return db.select().from(auditRuns).orderBy(desc(auditRuns.at), desc(auditRuns.id)).limit(limit);
}

export function listOpenAlarms(db: Db) {
  return db.select().from(alarms).where(isNull(alarms.resolvedAt)).orderBy(desc(alarms.lastAt)).limit(AT_MOST);
}

export async function countOpenAlarms(db: Db): Promise<number> {
  const [row] = await db.select({ count: count() }).from(alarms).where(isNull(alarms.resolvedAt));
  return row?.count ?? 0;
}

const OF_ORDER = { orderId: orders.id, orderNumber: orders.number, currency: orders.currency };

/** Payments nobody has decided yet, the oldest first. */
export function listUndecided(db: Db) {
  return db
    .select({
      id: paymentAttempts.id,
      ...OF_ORDER,
      amount: paymentAttempts.amount,
      code: paymentAttempts.failureCode,
      checks: paymentAttempts.checks,
      since: sql`coalesce(${paymentAttempts.confirmStartedAt}, ${paymentAttempts.createdAt})`.mapWith(
        paymentAttempts.createdAt,
      ),
      nextAt: paymentAttempts.nextCheckAt,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(inArray(paymentAttempts.state, ['CONFIRMING', 'UNKNOWN']))
    .orderBy(asc(paymentAttempts.createdAt))
    .limit(AT_MOST);
}

/** Deposits that are waited for, the one due first on top. */
export function listDeposits(db: Db) {
  return db
    .select({
      id: paymentAttempts.id,
      ...OF_ORDER,
      amount: paymentAttempts.amount,
      dueAt: sql`coalesce(${paymentAttempts.accountDueAt}, ${orders.expiresAt})`.mapWith(orders.expiresAt),
      closing: sql<boolean>`${paymentAttempts.closingAs} IS NOT NULL`,
    })
    .from(paymentAttempts)
    .innerJoin(orders, eq(orders.id, paymentAttempts.orderId))
    .where(eq(paymentAttempts.state, 'WAITING_FOR_DEPOSIT'))
    .orderBy(asc(sql`coalesce(${paymentAttempts.accountDueAt}, ${orders.expiresAt})`))
    .limit(AT_MOST);
}

/** Refunds under way, and those that ended without their money where it is still owed and no other one has followed. */
export function listRefunds(db: Db) {
  return db
    .select({
      id: refunds.id,
      ...OF_ORDER,
      amount: refunds.amount,
      state: refunds.state,
      code: refunds.failureCode,
      tries: refunds.attempts,
      since: refunds.createdAt,
      nextAt: refunds.nextTryAt,
    })
    .from(refunds)
    .innerJoin(orders, eq(orders.id, refunds.orderId))
    .innerJoin(paymentAttempts, eq(paymentAttempts.id, refunds.paymentId))
    .where(
      or(
        inArray(refunds.state, ['REQUESTED', 'WAITING']),
        and(
          eq(refunds.state, 'FAILED'),
          gte(sql`${paymentAttempts.amount} - ${paymentAttempts.refundedAmount}`, refunds.amount),
          sql`${refunds.failureCode} NOT IN ('NOT_OWED', ${TAKEN_BACK})`,
          sql`NOT EXISTS (SELECT 1 FROM refunds later WHERE later.payment_id = ${refunds.paymentId}
            AND later.created_at > ${refunds.createdAt} AND later.state <> 'FAILED')`,
          gt(refunds.createdAt, sql`now() - interval '30 days'`),
        ),
      ),
    )
    .orderBy(asc(refunds.createdAt))
    .limit(AT_MOST);
}

/** Effects that failed at least once, or should have left a minute ago. */
export function listOutboxFaults(db: Db) {
  return db
    .select({
      id: outbox.id,
      topic: outbox.topic,
      payload: outbox.payload,
      attempts: outbox.attempts,
      error: outbox.lastError,
      since: outbox.createdAt,
      nextAt: outbox.dueAt,
    })
    .from(outbox)
    .where(
      and(
        isNull(outbox.deliveredAt),
        or(sql`${outbox.lastError} IS NOT NULL`, lte(outbox.dueAt, sql`now() - interval '60 seconds'`)),
      ),
    )
    .orderBy(asc(outbox.dueAt))
    .limit(AT_MOST);
}

/** What was put right last, with the name of who did it. */
export function listRepairs(db: Db, limit: number) {
  return db
    .select({
      id: auditRepairs.id,
      check: auditRepairs.check,
      subject: auditRepairs.subject,
      action: auditRepairs.action,
      before: auditRepairs.before,
      after: auditRepairs.after,
      by: users.name,
      at: auditRepairs.at,
    })
    .from(auditRepairs)
    .leftJoin(users, eq(sql`${users.id}`, auditRepairs.actor))
    .orderBy(desc(auditRepairs.id))
    .limit(limit);
}
