import type { Metadata, Viewport } from 'next';
import { hasLocale, NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AfterLogout } from '~/components/layout/after-logout';
import { FollowLinks } from '~/components/layout/follow-links';
import { ToastProvider } from '~/components/ui/toast';
import { routing } from '~/i18n/routing';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import '~/styles/globals.css';
import { ICONS, sharedAs, viewportOf } from '../../document-head';

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

export const generateViewport = (): Viewport => viewportOf(shopPreset(env().SHOP));

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const { SITE_URL, SHOP } = env();
  const shop = shopPreset(SHOP);
  const { name, tagline } = shop;
  return {
    metadataBase: new URL(SITE_URL),
    title: { default: `${name[locale]} — ${tagline[locale]}`, template: `%s · ${name[locale]}` },
    description: tagline[locale],
    applicationName: name[locale],
    formatDetection: { telephone: false },
    icons: ICONS,
    ...sharedAs(shop, locale),
  };
}

/** The root of every stored page: nothing here reads the request. Islands get only the sentences they say themselves. */
export default async function ShopLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const { common, errors, catalog, nutrition, review } = await getMessages({ locale });
  const { stepper, notifications, close, pagination, photoViewer } = common;
  // A product's card is drawn in the browser too: of what this device looked at.
  const { soldOut, wish, percentOff, listPrice, rating } = common;
  return (
    <html lang={locale} data-shop={shopPreset(env().SHOP).theme}>
      <body>
        <FollowLinks />
        <AfterLogout />
        <NextIntlClientProvider
          locale={locale}
          messages={{
            common: {
              ...{ stepper, notifications, close, pagination, photoViewer },
              ...{ soldOut, wish, percentOff, listPrice, rating },
            },
            errors,
            catalog: { live: catalog.live, card: catalog.card },
            nutrition: { names: nutrition.names, shares: nutrition.shares, unknown: nutrition.unknown },
            review: { list: review.list, live: review.live },
          }}
        >
          <ToastProvider>{children}</ToastProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
