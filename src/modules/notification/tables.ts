import { sql } from 'drizzle-orm';
import { bigserial, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, moment } from '~/lib/columns';
import type { AlarmKind, OutboxPayload, OutboxTopic } from './rules';

/** Effects that leave the database, written in the transaction that causes them and delivered at least once. */
export const outbox = pgTable(
  'outbox',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    topic: text('topic').$type<OutboxTopic>().notNull(),
    dedupeKey: text('dedupe_key').notNull().unique(),
    payload: jsonb('payload').$type<OutboxPayload>().notNull(),
    dueAt: moment('due_at')
      .notNull()
      .default(sql`now()`),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error'),
    deliveredAt: moment('delivered_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('outbox_due_idx')
      .on(t.dueAt)
      .where(sql`${t.deliveredAt} IS NULL`),
  ],
);

/** What a person has to look at; saying the same again counts up until it is resolved. */
export const alarms = pgTable(
  'alarms',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    kind: text('kind').$type<AlarmKind>().notNull(),
    /** What it is about: an id, or an empty text. */
    subject: text('subject').notNull(),
    details: jsonb('details').$type<Record<string, string | number>>().notNull(),
    count: integer('count').notNull().default(1),
    firstAt: moment('first_at')
      .notNull()
      .default(sql`now()`),
    lastAt: moment('last_at')
      .notNull()
      .default(sql`now()`),
    resolvedAt: moment('resolved_at'),
    resolvedBy: text('resolved_by'),
  },
  (t) => [
    uniqueIndex('alarms_open_key')
      .on(t.kind, t.subject)
      .where(sql`${t.resolvedAt} IS NULL`),
    index('alarms_last_idx').on(t.lastAt.desc()),
  ],
);
