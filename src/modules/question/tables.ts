import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import { users } from '~/modules/account/tables';
import { products } from '~/modules/catalog/tables';

/** What somebody asks about a product. A secret one is read by them and by staff only. */
export const questions = pgTable(
  'questions',
  {
    id: idColumn<'qst'>('id').primaryKey(),
    productId: idColumn<'prd'>('product_id')
      .notNull()
      .references(() => products.id),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id),
    secret: boolean('secret').notNull(),
    text: text('text').notNull(),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: moment('answered_at'),
    hiddenBy: text('hidden_by'),
    hiddenAt: moment('hidden_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('questions_product_idx')
      .on(t.productId, t.createdAt.desc(), t.id)
      .where(sql`${t.hiddenAt} IS NULL`),
    index('questions_user_idx').on(t.userId, t.createdAt.desc()),
    index('questions_open_idx')
      .on(t.createdAt)
      .where(sql`${t.answeredAt} IS NULL AND ${t.hiddenAt} IS NULL`),
    check('questions_text', sql`char_length(${t.text}) BETWEEN 1 AND 1000`),
    check('questions_answered', sql`num_nonnulls(${t.answer}, ${t.answeredBy}, ${t.answeredAt}) IN (0, 3)`),
    check('questions_hidden', sql`num_nonnulls(${t.hiddenBy}, ${t.hiddenAt}) IN (0, 2)`),
  ],
);
