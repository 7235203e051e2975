import { sql } from 'drizzle-orm';
import { integer, text, timestamp } from 'drizzle-orm/pg-core';
import type { Id, IdKind } from './ids';

/** A text column that holds ids of one kind. */
export const idColumn = <K extends IdKind>(name: string) => text(name).$type<Id<K>>();

/** A moment with its zone, as a Date. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/** When the row was written, by the database clock. */
export const createdAt = () =>
  moment('created_at')
    .notNull()
    .default(sql`now()`);

/** What every photo that somebody sent has: its place among others, and how it is shown. */
export const photoColumns = () => ({
  position: integer('position').notNull().default(0),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  /** The picture a few pixels wide, as a data address, to be shown until it is there. */
  blur: text('blur').notNull(),
  createdAt: createdAt(),
});
