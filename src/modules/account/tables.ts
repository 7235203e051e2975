import { sql } from 'drizzle-orm';
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment } from '~/lib/columns';
import type { MailChoice } from '~/modules/notification/rules';
import {
  CODE_MAILS,
  CODE_PURPOSES,
  CONSENT_CHANNELS,
  EVERY_CONSENT,
  NOTICE,
  ROLES,
  STAFF_AREAS,
  type DeliveryRequest,
} from './rules';

export const role = pgEnum('role', ROLES);

export const users = pgTable(
  'users',
  {
    id: idColumn<'usr'>('id').primaryKey(),
    /** Where mails go. It is an identity only once `emailVerifiedAt` is set: until then anybody may have typed it. */
    email: text('email'),
    emailVerifiedAt: moment('email_verified_at'),
    passwordHash: text('password_hash'),
    name: text('name').notNull(),
    phone: text('phone'),
    role: role('role').notNull().default('CUSTOMER'),
    locale: text('locale', { enum: ['ko', 'en'] }).notNull(),
    /** Kinds of mail they do not want. */
    mutedMails: text('muted_mails')
      .$type<MailChoice>()
      .array()
      .notNull()
      .default(sql`'{}'`),
    /** Set when the account was deleted: the row stays for the orders' sake and names nobody. */
    erasedAt: moment('erased_at'),
    createdAt: createdAt(),
    updatedAt: moment('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    uniqueIndex('users_email_key')
      .on(sql`lower(${t.email})`)
      .where(sql`${t.emailVerifiedAt} IS NOT NULL`),
    // What staff find a member by: how it begins.
    index('users_name_idx').on(sql`lower(${t.name}) text_pattern_ops`),
    index('users_phone_idx').on(t.phone.op('text_pattern_ops')),
    index('users_email_idx').on(sql`lower(${t.email}) text_pattern_ops`),
    index('users_newest_idx')
      .on(t.createdAt, t.id)
      .where(sql`${t.erasedAt} IS NULL`),
  ],
);

/** What a member of staff may do; an admin may do everything. */
export const staffAreas = pgTable(
  'staff_areas',
  {
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    area: text('area', { enum: STAFF_AREAS }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.area] })],
);

/** What staff and admins did, written in the transaction that did it. Append-only; names no customer but by id. */
export const adminActs = pgTable(
  'admin_acts',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: moment('at')
      .notNull()
      .default(sql`now()`),
    actorId: idColumn<'usr'>('actor_id').notNull(),
    /** The procedure, as `admin.stock.correct`. */
    act: text('act').notNull(),
    /** Its input, without what must not be kept. */
    input: jsonb('input').$type<Record<string, unknown>>().notNull(),
    requestId: text('request_id').notNull(),
  },
  (t) => [index('admin_acts_at_idx').on(t.at.desc()), index('admin_acts_actor_idx').on(t.actorId, t.at.desc())],
);

/** A delivery address somebody keeps; one of them is the default. */
export const addresses = pgTable(
  'addresses',
  {
    id: idColumn<'adr'>('id').primaryKey(),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** What they call it: «home». */
    label: text('label').notNull(),
    recipientName: text('recipient_name').notNull(),
    recipientPhone: text('recipient_phone').notNull(),
    postalCode: text('postal_code').notNull(),
    address1: text('address1').notNull(),
    address2: text('address2').notNull(),
    deliveryRequest: text('delivery_request').$type<DeliveryRequest>().notNull(),
    deliveryNote: text('delivery_note').notNull(),
    isDefault: boolean('is_default').notNull(),
    createdAt: createdAt(),
    updatedAt: moment('updated_at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [
    index('addresses_user_idx').on(t.userId, t.createdAt),
    uniqueIndex('addresses_default_key')
      .on(t.userId)
      .where(sql`${t.isDefault}`),
  ],
);

/**
 * A six-digit code sent to an e-mail address. Only the browser that asked for it holds the token whose hash names the row; the
 * code follows from that hash and the shop's secret and is kept nowhere. Where the address has nothing to prove the mail says so
 * and no code is right. Notices, too, have the address here that they go to.
 */
export const emailCodes = pgTable(
  'email_codes',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose', { enum: [...CODE_PURPOSES, NOTICE] }).notNull(),
    locale: text('locale', { enum: ['ko', 'en'] }).notNull(),
    email: text('email').notNull(),
    userId: idColumn<'usr'>('user_id').references(() => users.id, { onDelete: 'cascade' }),
    /** What the mail says. */
    mail: text('mail', { enum: CODE_MAILS }).notNull(),
    /** Of an address that may be put back: whether an app guarded the account when it was given up. */
    guarded: boolean('guarded').notNull().default(false),
    tries: integer('tries').notNull().default(0),
    checkedAt: moment('checked_at'),
    usedAt: moment('used_at'),
    expiresAt: moment('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('email_codes_user_idx').on(t.userId), index('email_codes_expires_idx').on(t.expiresAt)],
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
    /** The provider's refresh token, sealed: it is only kept to be revoked. */
    sealedToken: text('sealed_token'),
    /** Set when the person withdrew their consent at the provider and had no other way in. */
    withdrawnAt: moment('withdrawn_at'),
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
    /** When whoever holds it last proved who they are: by logging in, or once more since. */
    provenAt: moment('proven_at')
      .notNull()
      .default(sql`now()`),
    /** Its holder has shown a code of their authenticator app in it. */
    secondStep: boolean('second_step').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [index('sessions_user_idx').on(t.userId), index('sessions_expires_idx').on(t.expiresAt)],
);

/** What an authenticator app of somebody on the staff knows. It counts once they have shown a code of it. */
export const secondSteps = pgTable('second_steps', {
  userId: idColumn<'usr'>('user_id')
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  sealedSecret: text('sealed_secret').notNull(),
  confirmedAt: moment('confirmed_at'),
  /** Of which half minute the last code was that opened something: none does so twice. */
  lastPeriod: integer('last_period').notNull().default(0),
  createdAt: createdAt(),
});

/** Codes for when the app is lost; each opens once. Only a keyed hash of each is kept. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => secondSteps.userId, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: moment('used_at'),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Append-only but for `askedAt`: the last row of a kind counts. */
export const consents = pgTable(
  'consents',
  {
    id: idColumn<'con'>('id').primaryKey(),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    kind: text('kind', {
      enum: EVERY_CONSENT,
    }).notNull(),
    granted: boolean('granted').notNull(),
    version: text('version').notNull(),
    channel: text('channel', { enum: CONSENT_CHANNELS }).notNull(),
    at: moment('at')
      .notNull()
      .default(sql`now()`),
    /** When its owner was asked whether it still holds, two years later. */
    askedAt: moment('asked_at'),
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
