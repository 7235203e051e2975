import 'server-only';
import { AppError } from '~/lib/errors';
import { veiled } from '~/lib/veiled';
import { ratingOf } from '~/modules/catalog/rules';
import type { Ctx } from '~/server/context';
import type { ReviewListInput } from '../input';
import { countByRating, findReviewed, listShown, reviewedOptions } from '../queries/list';
import { PAGE_SIZE } from '../rules';

const STARS = [5, 4, 3, 2, 1, 0] as const;

/**
 * A page of a product's reviews as everybody sees them, with what they add up to and what they can be filtered by. Plain values
 * that JSON can carry. @throws AppError NOT_FOUND where nothing is on sale under this slug
 */
export async function listReviews({ db, locale }: Ctx, input: ReviewListInput) {
  const product = await findReviewed(db, input.slug);
  if (!product) throw new AppError('NOT_FOUND');
  const [{ items, total }, byRating, options] = await Promise.all([
    listShown(db, product.id, input),
    countByRating(db, product.id),
    reviewedOptions(db, product.id),
  ]);
  const isKo = locale === 'ko';
  const sum = (rows: typeof byRating, of: 'count' | 'withPhoto') => rows.reduce((all, row) => all + row[of], 0);
  return {
    name: isKo ? product.nameKo : product.nameEn,
    rating: ratingOf(product.ratingHalves, product.reviewCount),
    withPhotos: sum(byRating, 'withPhoto'),
    stars: STARS.map((stars) => ({
      stars,
      count: sum(
        byRating.filter(({ ratingHalves }) => Math.floor(ratingHalves / 2) === stars),
        'count',
      ),
    })),
    options: options.map(({ optionKo, optionEn, ...option }) => ({ ...option, name: isKo ? optionKo : optionEn })),
    total,
    page: input.page,
    pages: Math.max(1, Math.ceil(total / PAGE_SIZE)),
    items: items.map(({ name, optionKo, optionEn, createdAt, answeredAt, editedAt, ...review }) => ({
      ...review,
      /** null: whoever wrote it has left. */
      author: name === '' ? null : veiled(name),
      option: isKo ? optionKo : optionEn,
      writtenAt: createdAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
      edited: editedAt !== null,
    })),
  };
}

export type ReviewPage = Awaited<ReturnType<typeof listReviews>>;
