import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { JsonLd } from '~/components/layout/json-ld';
import { getPathname } from '~/i18n/navigation';
import { DayBand } from '~/modules/cart/ui/live/day-band';
import { CardRow } from '~/modules/catalog/ui/home/card-row';
import { CategoryStrip } from '~/modules/catalog/ui/home/category-strip';
import { Goals } from '~/modules/catalog/ui/home/goals';
import { Hero } from '~/modules/catalog/ui/home/hero';
import { StockSync } from '~/modules/catalog/ui/live/stock-sync';
import { Viewed } from '~/modules/catalog/ui/live/viewed';
import { BuyersWords } from '~/modules/review/ui/buyers-words';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { addressesOf, localeOf, type LocaleParams } from './addresses';
import { findStoredHome, findStoredWords } from './find-stored-home';
import { ShopFrame } from './shop-frame';
import { shopThings } from './shop-json-ld';

export const dynamic = 'force-static';

export async function generateMetadata({ params }: LocaleParams): Promise<Metadata> {
  return addressesOf('/', await localeOf(params));
}

export default async function HomePage({ params }: LocaleParams) {
  const locale = await localeOf(params);
  const [home, words] = await Promise.all([findStoredHome(locale), findStoredWords(locale)]);
  const t = await getTranslations({ locale, namespace: 'home' });
  const { cart } = await getMessages({ locale });
  const { best, bestIsSold, fresh, priceDown } = home;
  const { SHOP, SITE_URL } = env();
  return (
    <ShopFrame locale={locale} current="/">
      <JsonLd
        things={shopThings(shopPreset(SHOP), {
          siteUrl: SITE_URL,
          locale,
          to: (href) => getPathname({ href, locale }),
        })}
      />
      <Hero ruler={home.ruler} locale={locale} />
      <CategoryStrip categories={home.categories} />
      <CardRow
        title={t(bestIsSold ? 'best.title' : 'known.title')}
        note={t(bestIsSold ? 'best.note' : 'known.note')}
        more={
          bestIsSold
            ? { href: '/products?sort=best', label: t('best.all') }
            : { href: '/products', label: t('known.all') }
        }
        products={best}
        locale={locale}
        ranked={bestIsSold}
      />
      <Goals goals={home.goals} />
      <NextIntlClientProvider locale={locale} messages={{ cart: { band: cart.band } }}>
        <DayBand locale={locale} cartHref={getPathname({ href: '/cart', locale })} />
      </NextIntlClientProvider>
      <CardRow
        title={t('priceDown.title')}
        note={t('priceDown.note')}
        more={{ href: '/products?tag=price-down', label: t('priceDown.all', { count: priceDown.total }) }}
        products={priceDown.items}
        locale={locale}
      />
      <CardRow
        title={t('fresh.title')}
        note={t('fresh.note')}
        more={{ href: '/products?sort=new', label: t('fresh.all') }}
        products={fresh}
        locale={locale}
      />
      <BuyersWords words={words} />
      <Viewed locale={locale} />
      <StockSync variantIds={[...best, ...priceDown.items, ...fresh].map(({ variantId }) => variantId)} />
    </ShopFrame>
  );
}
