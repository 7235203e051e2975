import { isId, type Id, type IdKind } from '~/lib/ids';
import { PHOTOS_MAX } from '~/lib/photo-files';
import { plainText } from '~/lib/plain-text';
import { z } from '~/lib/zod';
import { slugInput } from '~/modules/catalog/input';
import {
  ANSWER_MAX,
  HALVES_MAX,
  REPORT_REASONS,
  REVIEW_DESKS,
  REVIEW_SORTS,
  TEXT_MAX,
  TEXT_MIN,
  type ReviewSort,
} from './rules';

const PAGE_MAX = 10_000;
/** So many reviews or lines are asked about at once. */
export const ASKED_MAX = 100;

const idOf = <K extends IdKind>(kind: K) => z.custom<Id<K>>((value) => typeof value === 'string' && isId(kind, value));
const lineId = idOf('lin');
const reviewId = idOf('rev');

/** What is typed, kept as plain text; `min` and `max` count what is left of it. */
const typed = (min: number, max: number) =>
  z
    .string()
    .max(4 * max)
    .transform(plainText)
    .pipe(z.string().min(min, 'TEXT_SHORT').max(max, 'TEXT_LONG'));

export const reviewListInput = z.strictObject({
  slug: slugInput,
  sort: z.enum(REVIEW_SORTS).default('helpful'),
  /** Whole stars: 4 means 4 and 4½. */
  stars: z.int().min(0).max(5).nullable().default(null),
  photos: z.boolean().default(false),
  variantId: idOf('var').nullable().default(null),
  page: z.int().min(1).max(PAGE_MAX).default(1),
});
export type ReviewListInput = z.output<typeof reviewListInput>;

export const linesInput = z.strictObject({ lineIds: z.array(lineId).max(ASKED_MAX) });
export const lineInput = z.strictObject({ lineId });
/** Messages are keys of the `review.problem` namespace, shown beside the field. */
export const saveReviewInput = z.strictObject({
  lineId,
  ratingHalves: z.int('RATING_REQUIRED').min(1, 'RATING_REQUIRED').max(HALVES_MAX, 'RATING_REQUIRED'),
  text: typed(TEXT_MIN, TEXT_MAX),
  /** In the order in which they are shown. */
  photoIds: z
    .array(idOf('pho'))
    .max(PHOTOS_MAX)
    .refine((ids) => new Set(ids).size === ids.length)
    .default([]),
});
export type SaveReviewInput = z.output<typeof saveReviewInput>;
export const reviewRefInput = z.strictObject({ reviewId });
export const votesInput = z.strictObject({ reviewIds: z.array(reviewId).max(ASKED_MAX) });
export const voteInput = z.strictObject({ reviewId, helpful: z.boolean() });
export const reportInput = z.strictObject({ reviewId, reason: z.enum(REPORT_REASONS) });
export const myReviewsInput = z.strictObject({ page: z.int().min(1).max(PAGE_MAX).default(1) });

export const reviewDeskInput = z.strictObject({
  page: z.int().min(1).max(PAGE_MAX).default(1),
  desk: z.enum(REVIEW_DESKS).default('REPORTED'),
});
export const answerInput = z.strictObject({ reviewId, text: typed(1, ANSWER_MAX) });
export const hideInput = z.strictObject({ reviewId, reason: z.enum(REPORT_REASONS) });

type Params = Record<string, string | string[] | undefined>;

/** Reads the address of a product's reviews; what cannot be understood is left out. */
export function readReviewParams(slug: string, params: Params): ReviewListInput {
  const one = (key: string) => [params[key]].flat()[0] ?? '';
  const asked = (key: 'stars' | 'page') => (/^\d{1,5}$/.test(one(key)) ? Number(one(key)) : undefined);
  const take = <T>(parsed: { success: true; data: T } | { success: false }, otherwise: T) =>
    parsed.success ? parsed.data : otherwise;
  const { sort, stars, variantId, page } = reviewListInput.shape;
  return {
    slug,
    sort: take(sort.safeParse(one('sort')), 'helpful'),
    stars: take(stars.safeParse(asked('stars')), null),
    photos: one('photos') === '1',
    variantId: take(variantId.safeParse(one('option')), null),
    page: take(page.safeParse(asked('page')), 1),
  };
}

type View = Omit<ReviewListInput, 'slug' | 'sort'> & { readonly sort: ReviewSort };

/** The address of a product's reviews with only what differs from «all, most helpful first». */
export function reviewsHref({ slug, ...view }: ReviewListInput, change: Partial<View> = {}): string {
  const { sort, stars, photos, variantId, page } = { ...view, page: 1, ...change };
  const params = new URLSearchParams();
  if (sort !== 'helpful') params.set('sort', sort);
  if (stars !== null) params.set('stars', String(stars));
  if (photos) params.set('photos', '1');
  if (variantId !== null) params.set('option', variantId);
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return `/products/${slug}/reviews${query ? `?${query}` : ''}`;
}
