import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment } from '~/lib/columns';

/** Each look at the books: what it found, by the name of the check. */
export const auditRuns = pgTable(
  'audit_runs',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at')
      .notNull()
      .default(sql`now()`),
    tookMs: integer('took_ms').notNull(),
    differences: integer('differences').notNull(),
    found: jsonb('found').$type<Record<string, number>>().notNull(),
  },
  (t) => [index('audit_runs_at_idx').on(t.at.desc())],
);

/** Append-only: every difference that was put right, with what stood there before and after. */
export const auditRepairs = pgTable('audit_repairs', {
  id: bigserial('id', { mode: 'number' }).primaryKey(),
  check: text('check').notNull(),
  subject: text('subject').notNull(),
  action: text('action').notNull(),
  before: jsonb('before').$type<Record<string, unknown>>().notNull(),
  after: jsonb('after').$type<Record<string, unknown>>().notNull(),
  actor: text('actor').notNull(),
  at: moment('at')
    .notNull()
    .default(sql`now()`),
});
