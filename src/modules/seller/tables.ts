import { pgTable, text } from 'drizzle-orm/pg-core';
import { createdAt, idColumn } from '~/lib/columns';

export const sellers = pgTable('sellers', {
  id: idColumn<'sel'>('id').primaryKey(),
  slug: text('slug').notNull().unique(),
  nameKo: text('name_ko').notNull(),
  nameEn: text('name_en').notNull(),
  createdAt: createdAt(),
});
