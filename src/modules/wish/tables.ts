import { index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { createdAt, idColumn } from '~/lib/columns';
import { users } from '~/modules/account/tables';
import { products } from '~/modules/catalog/tables';

/** A product somebody wants to find again. */
export const wishes = pgTable(
  'wishes',
  {
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    productId: idColumn<'prd'>('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.productId] }),
    index('wishes_user_idx').on(t.userId, t.createdAt.desc()),
    index('wishes_product_idx').on(t.productId),
  ],
);
