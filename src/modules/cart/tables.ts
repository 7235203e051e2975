import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, uniqueIndex } from 'drizzle-orm/pg-core';
import { guests, users } from '~/modules/account/tables';
import { variants } from '~/modules/catalog/tables';
import { createdAt, idColumn, moment } from '~/lib/columns';

export const carts = pgTable(
  'carts',
  {
    id: idColumn<'crt'>('id').primaryKey(),
    userId: idColumn<'usr'>('user_id').references(() => users.id, { onDelete: 'cascade' }),
    guestId: idColumn<'gst'>('guest_id').references(() => guests.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    updatedAt: moment('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    uniqueIndex('carts_user_key').on(t.userId),
    uniqueIndex('carts_guest_key').on(t.guestId),
    check('carts_one_owner', sql`num_nonnulls(${t.userId}, ${t.guestId}) = 1`),
  ],
);

/** `seenPrice` is the price the shopper last saw on this line: a difference is said before it is paid. */
export const cartLines = pgTable(
  'cart_lines',
  {
    id: idColumn<'cln'>('id').primaryKey(),
    cartId: idColumn<'crt'>('cart_id')
      .notNull()
      .references(() => carts.id, { onDelete: 'cascade' }),
    variantId: idColumn<'var'>('variant_id')
      .notNull()
      .references(() => variants.id, { onDelete: 'cascade' }),
    quantity: integer('quantity').notNull(),
    selected: boolean('selected').notNull().default(true),
    seenPrice: integer('seen_price').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('cart_lines_variant_key').on(t.cartId, t.variantId),
    index('cart_lines_variant_idx').on(t.variantId),
    check('cart_lines_quantity', sql`${t.quantity} BETWEEN 1 AND 99`),
  ],
);
