import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import { users } from '~/modules/account/tables';
import { variants } from '~/modules/catalog/tables';
import type { Locale } from '~/shops/preset';

/**
 * Who is to be told when a sold-out variant can be bought again: somebody with an account, or a mailbox, which counts once its
 * owner has followed the link sent there. Goes when it has been told.
 */
export const restockAlerts = pgTable(
  'restock_alerts',
  {
    id: idColumn<'rst'>('id').primaryKey(),
    variantId: idColumn<'var'>('variant_id')
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    userId: idColumn<'usr'>('user_id').references(() => users.id),
    email: text('email'),
    locale: text('locale').$type<Locale>().notNull(),
    confirmedAt: moment('confirmed_at'),
    /** Set once, in the transaction that asks for the mail. */
    firedAt: moment('fired_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('restock_alerts_user_key')
      .on(t.userId, t.variantId)
      .where(sql`${t.firedAt} IS NULL AND ${t.userId} IS NOT NULL`),
    uniqueIndex('restock_alerts_email_key')
      .on(t.email, t.variantId)
      .where(sql`${t.firedAt} IS NULL AND ${t.email} IS NOT NULL`),
    index('restock_alerts_waiting_idx')
      .on(t.variantId, t.createdAt)
      .where(sql`${t.firedAt} IS NULL AND ${t.confirmedAt} IS NOT NULL`),
    index('restock_alerts_created_idx').on(t.createdAt),
    check('restock_alerts_whose', sql`num_nonnulls(${t.userId}, ${t.email}) = 1`),
    check(
      'restock_alerts_confirmed',
      sql`${t.confirmedAt} IS NOT NULL OR (${t.userId} IS NULL AND ${t.firedAt} IS NULL)`,
    ),
  ],
);
