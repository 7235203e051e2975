import { getPathname } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { FeedOffer } from '~/modules/catalog/service/feeds';
import { env } from '~/server/env';
import { pageTag, stored } from '~/server/page-cache';
import type { Locale } from '~/shops/preset';
import { anonymousApi } from '~/trpc/server';

/** A variant on sale with the addresses of its page and its picture. */
export type ListedOffer = FeedOffer & { readonly link: string; readonly picture: string };
type Place = Id<'var'> | '';

/** All variants on sale, some at a time; what nobody has changed is read from the page store. */
export async function* readOffers(locale: Locale): AsyncGenerator<ListedOffer[]> {
  const readOn = (after: Place) =>
    stored(['offers', locale, after], [pageTag.catalog], () => anonymousApi(locale).catalog.offers({ after }));
  const { SITE_URL } = env();
  let place: Place | null = '';
  do {
    const { offers, next }: Awaited<ReturnType<typeof readOn>> = await readOn(place);
    yield offers.map((offer) => ({
      ...offer,
      link: `${SITE_URL}${getPathname({ href: `/products/${offer.slug}`, locale })}`,
      picture: `${SITE_URL}${offer.image}`,
    }));
    place = next;
  } while (place !== null);
}
