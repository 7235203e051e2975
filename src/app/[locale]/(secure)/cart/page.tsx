import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { getPathname } from '~/i18n/navigation';
import { addDays, formatTime, seoulHour } from '~/lib/time';
import { forAllergens } from '~/modules/catalog/rules';
import { CartView } from '~/modules/cart/ui/cart-view';
import { leavesToday } from '~/modules/shipping/rules';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { api, HydrateClient } from '~/trpc/server';
import { SecureFrame } from '../secure-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cart'))('title') };
}

export default async function CartPage() {
  const locale = await getLocale();
  const t = await getTranslations('cart');
  const names = await getTranslations('catalog.product.allergens');
  await Promise.all([api.cart.read.prefetch(), api.nutrition.dayTarget.prefetch()]);
  const now = new Date();
  const today = leavesToday(seoulHour(now), shopPreset(env().SHOP).shipping.cutOffHour);
  const weekday = formatTime(addDays(now, today ? 1 : 2), locale, { weekday: 'short' });
  const next = getPathname({ href: '/cart', locale });
  return (
    <HydrateClient>
      <SecureFrame
        locale={locale}
        words={['cart', 'nutrition']}
        back={{ href: '/', title: t('title') }}
        // A cart with something in it brings its own bar, with the amount.
        bottomBar={({ count }) => (count > 0 ? <></> : undefined)}
      >
        <div className="wrap">
          <CartView
            checkoutHref={getPathname({ href: '/checkout', locale })}
            loginHref={getPathname({ href: { pathname: '/login', query: { next } }, locale })}
            allergenNames={forAllergens((allergen) => names(allergen))}
            arrival={t(today ? 'arrival.tomorrow' : 'arrival.later', { weekday })}
          />
        </div>
      </SecureFrame>
    </HydrateClient>
  );
}
