import type { Metadata, Viewport } from 'next';
import { hasLocale, NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AfterLogout } from '~/components/layout/after-logout';
import { FollowLinks } from '~/components/layout/follow-links';
import { ToastProvider } from '~/components/ui/toast';
import { routing } from '~/i18n/routing';
import { ProofProvider } from '~/modules/account/ui/use-proven';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { TrpcProvider } from '~/trpc/client';
import '~/styles/globals.css';
import { ICONS, viewportOf } from '../../document-head';

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

// Never stored, and the nonce of each document's policy exists only while it is rendered.
export const dynamic = 'force-dynamic';

export const generateViewport = (): Viewport => viewportOf(shopPreset(env().SHOP));

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const { SITE_URL, SHOP } = env();
  const name = shopPreset(SHOP).name[locale];
  return {
    metadataBase: new URL(SITE_URL),
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false },
    icons: ICONS,
  };
}

/** The root of every page about somebody. It guards nothing: each page asks for itself who is there. */
export default async function SecureLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const { common, errors, account } = await getMessages({ locale });
  // Any page about somebody may ask for a proof of who they are, or for a code of their app.
  const { frame, proof, field, secondStep } = account;
  return (
    <html lang={locale} data-shop={shopPreset(env().SHOP).theme}>
      <body>
        <FollowLinks />
        <AfterLogout leaves />
        <NextIntlClientProvider
          locale={locale}
          messages={{ common, errors, account: { frame, proof, field, secondStep } }}
        >
          <TrpcProvider locale={locale}>
            <ToastProvider>
              <ProofProvider>{children}</ProofProvider>
            </ToastProvider>
          </TrpcProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
