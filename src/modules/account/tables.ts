import { sql } from 'drizzle-orm';
import { boolean, index, pgEnum, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';

export const role = pgEnum('role', ['CUSTOMER', 'SELLER', 'STAFF', 'ADMIN']);

export const users = pgTable(
  'users',
  {
    id: idColumn<'usr'>('id').primaryKey(),
    email: text('email'),
    passwordHash: text('password_hash'),
    name: text('name').notNull(),
    phone: text('phone'),
    role: role('role').notNull().default('CUSTOMER'),
    locale: text('locale', { enum: ['ko', 'en'] }).notNull(),
    createdAt: createdAt(),
    updatedAt: moment('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [uniqueIndex('users_email_key').on(sql`lower(${t.email})`)],
);

/** A way in through a provider; the provider's own id is the identity, never its e-mail. */
export const identities = pgTable(
  'identities',
  {
    provider: text('provider', { enum: ['naver'] }).notNull(),
    subject: text('subject').notNull(),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.provider, t.subject] }), index('identities_user_idx').on(t.userId)],
);

/** One login («family»). Only hashes of refresh tokens are kept; `previousHash` is honoured for ten seconds after a rotation. */
export const sessions = pgTable(
  'sessions',
  {
    sid: text('sid').primaryKey(),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** What it was made on, in words: «Chrome · Windows». */
    device: text('device').notNull().default(''),
    currentHash: text('current_hash').notNull(),
    previousHash: text('previous_hash'),
    rotatedAt: moment('rotated_at')
      .notNull()
      .default(sql`now()`),
    expiresAt: moment('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('sessions_user_idx').on(t.userId), index('sessions_expires_idx').on(t.expiresAt)],
);

export const consents = pgTable(
  'consents',
  {
    id: idColumn<'con'>('id').primaryKey(),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', {
      enum: ['TERMS', 'PRIVACY', 'AGE_14', 'MARKETING_PRIVACY', 'AD_SMS', 'AD_EMAIL', 'AD_PUSH'],
    }).notNull(),
    granted: boolean('granted').notNull(),
    version: text('version').notNull(),
    channel: text('channel', { enum: ['WEB_SIGNUP', 'NAVER_SIGNUP', 'ACCOUNT'] }).notNull(),
    at: moment('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index('consents_user_idx').on(t.userId, t.kind)],
);

/** Somebody without an account: known by a random cookie, of which only the hash is kept. */
export const guests = pgTable(
  'guests',
  {
    id: idColumn<'gst'>('id').primaryKey(),
    cookieHash: text('cookie_hash').notNull(),
    phoneHash: text('phone_hash'),
    createdAt: createdAt(),
    seenAt: moment('seen_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [uniqueIndex('guests_cookie_key').on(t.cookieHash)],
);
