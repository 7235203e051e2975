import { withTenths } from '~/lib/digits';
import type { Id } from '~/lib/ids';
import type { PhotoView } from '~/lib/photo-files';

export type ReviewView = {
  readonly id: Id<'rev'>;
  /** null: whoever wrote it has left. */
  readonly author: string | null;
  readonly ratingHalves: number;
  readonly text: string;
  readonly option: string;
  readonly photos: readonly PhotoView<'pho'>[];
  readonly helpfulCount: number;
  readonly answer: string | null;
  /** ISO moments. */
  readonly writtenAt: string;
  readonly answeredAt: string | null;
  readonly edited: boolean;
};

export type ReviewPageView = {
  readonly rating: { readonly average: number; readonly count: number } | null;
  readonly withPhotos: number;
  readonly stars: readonly { readonly stars: number; readonly count: number }[];
  readonly options: readonly { readonly variantId: Id<'var'>; readonly name: string; readonly count: number }[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly items: readonly ReviewView[];
};

/** Half stars as people say them: 4.5. */
export const starsText = (halves: number): string => withTenths(halves / 2);
