import { sql } from 'drizzle-orm';
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import { users } from '~/modules/account/tables';
import type { NoticeKind } from './rules';

/** What a person was told of their orders, written in the transaction of the change it tells. Kinds and numbers, no words. */
export const notices = pgTable(
  'notices',
  {
    id: idColumn<'ntc'>('id').primaryKey(),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind').$type<NoticeKind>().notNull(),
    orderId: idColumn<'ord'>('order_id').notNull(),
    orderNumber: text('order_number').notNull(),
    readAt: moment('read_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('notices_user_idx').on(t.userId, t.createdAt.desc()),
    index('notices_unread_idx')
      .on(t.userId)
      .where(sql`${t.readAt} IS NULL`),
    index('notices_age_idx').on(t.createdAt),
  ],
);
