import { sql } from 'drizzle-orm';
import { check, index, integer, pgEnum, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { createdAt, idColumn, moment, photoColumns } from '~/lib/columns';
import { users } from '~/modules/account/tables';
import { products, variants } from '~/modules/catalog/tables';
import { orderLines } from '~/modules/order/tables';
import { REPORT_REASONS } from './rules';

export const reportReason = pgEnum('report_reason', REPORT_REASONS);

/** What a buyer says of one line they bought. A trigger keeps count and sum of the shown ones on the product. */
export const reviews = pgTable(
  'reviews',
  {
    id: idColumn<'rev'>('id').primaryKey(),
    lineId: idColumn<'lin'>('line_id')
      .notNull()
      .unique()
      .references(() => orderLines.id),
    productId: idColumn<'prd'>('product_id')
      .notNull()
      .references(() => products.id),
    variantId: idColumn<'var'>('variant_id')
      .notNull()
      .references(() => variants.id),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id),
    ratingHalves: integer('rating_halves').notNull(),
    text: text('text').notNull(),
    /** Kept by a trigger on the votes. */
    helpfulCount: integer('helpful_count').notNull().default(0),
    answer: text('answer'),
    answeredBy: text('answered_by'),
    answeredAt: moment('answered_at'),
    hiddenReason: reportReason('hidden_reason'),
    hiddenBy: text('hidden_by'),
    hiddenAt: moment('hidden_at'),
    editedAt: moment('edited_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('reviews_helpful_idx')
      .on(t.productId, t.helpfulCount.desc(), t.createdAt.desc(), t.id)
      .where(sql`${t.hiddenAt} IS NULL`),
    index('reviews_new_idx')
      .on(t.productId, t.createdAt.desc(), t.id)
      .where(sql`${t.hiddenAt} IS NULL`),
    index('reviews_user_idx').on(t.userId, t.createdAt.desc()),
    index('reviews_unanswered_idx')
      .on(t.createdAt)
      .where(sql`${t.answeredAt} IS NULL AND ${t.hiddenAt} IS NULL`),
    check('reviews_rating', sql`${t.ratingHalves} BETWEEN 1 AND 10`),
    check('reviews_text', sql`char_length(${t.text}) BETWEEN 1 AND 2000`),
    check('reviews_hidden', sql`num_nonnulls(${t.hiddenReason}, ${t.hiddenBy}, ${t.hiddenAt}) IN (0, 3)`),
    check('reviews_answered', sql`num_nonnulls(${t.answer}, ${t.answeredBy}, ${t.answeredAt}) IN (0, 3)`),
  ],
);

/** Who found a review helpful: one person, one vote. */
export const reviewVotes = pgTable(
  'review_votes',
  {
    reviewId: idColumn<'rev'>('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.userId] }), index('review_votes_user_idx').on(t.userId)],
);

/** Who asked staff to look at a review, and why; settled once they have looked. */
export const reviewReports = pgTable(
  'review_reports',
  {
    reviewId: idColumn<'rev'>('review_id')
      .notNull()
      .references(() => reviews.id, { onDelete: 'cascade' }),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id),
    reason: reportReason('reason').notNull(),
    settledAt: moment('settled_at'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.reviewId, t.userId] }),
    index('review_reports_user_idx').on(t.userId),
    index('review_reports_open_idx')
      .on(t.reviewId)
      .where(sql`${t.settledAt} IS NULL`),
  ],
);

/** A photo somebody uploaded; until it is put into a review it is nobody else's, and is dropped after a day. */
export const reviewPhotos = pgTable(
  'review_photos',
  {
    id: idColumn<'pho'>('id').primaryKey(),
    userId: idColumn<'usr'>('user_id')
      .notNull()
      .references(() => users.id),
    reviewId: idColumn<'rev'>('review_id').references(() => reviews.id),
    ...photoColumns(),
  },
  (t) => [
    index('review_photos_review_idx').on(t.reviewId, t.position),
    index('review_photos_user_idx').on(t.userId),
    index('review_photos_loose_idx')
      .on(t.createdAt)
      .where(sql`${t.reviewId} IS NULL`),
  ],
);
