import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { getPathname } from '~/i18n/navigation';
import { forAllergens } from '~/modules/catalog/rules';
import { CartView } from '~/modules/cart/ui/cart-view';
import { arrivalWords } from '~/modules/order/ui/order-times';
import { deliveryPromise } from '~/modules/shipping/rules/promise';
import { regionOf } from '~/modules/shipping/rules/region';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { api, HydrateClient } from '~/trpc/server';
import { currentUser } from '../require-user';
import { SecureFrame } from '../secure-frame';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cart'))('title') };
}

export default async function CartPage() {
  const locale = await getLocale();
  const t = await getTranslations('cart');
  const names = await getTranslations('catalog.product.allergens');
  const [user] = await Promise.all([currentUser(), api.cart.read.prefetch(), api.nutrition.dayTarget.prefetch()]);
  const [first] = user ? await api.account.addresses.list() : [];
  const region = first ? regionOf(first.postalCode) : null;
  const now = new Date();
  const { shipping } = shopPreset(env().SHOP);
  const arrival = (cold: boolean) => {
    const promise = deliveryPromise(now, { region: region ?? 'MAINLAND', cold }, shipping);
    const words = arrivalWords(promise, now, locale);
    return words ? t('arrival.known', words) : t('arrival.unknown');
  };
  const next = getPathname({ href: '/cart', locale });
  return (
    <HydrateClient>
      <SecureFrame
        locale={locale}
        words={['cart', 'nutrition']}
        back={{ href: '/', title: t('title'), isLeafed: true }}
        // A cart with something in it brings its own bar, with the amount.
        bottomBar={({ count }) => (count > 0 ? <></> : undefined)}
      >
        <div className="wrap">
          <CartView
            checkoutHref={getPathname({ href: '/checkout', locale })}
            loginHref={getPathname({ href: { pathname: '/login', query: { next } }, locale })}
            allergenNames={forAllergens((allergen) => names(allergen))}
            region={region}
            arrivals={{ cold: arrival(true), room: arrival(false) }}
          />
        </div>
      </SecureFrame>
    </HydrateClient>
  );
}
