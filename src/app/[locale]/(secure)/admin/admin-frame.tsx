import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AdminShell } from '~/components/layout/admin-shell';
import { getPathname } from '~/i18n/navigation';
import { routing } from '~/i18n/routing';
import type { Locale } from '~/shops/preset';
import { api } from '~/trpc/server';
import { claimCounts } from './claim-counts';
import { deskCounts } from './desk-counts';
import { openAlarms } from './open-alarms';

type AdminFrameProps = {
  locale: Locale;
  current: '/admin' | '/admin/orders' | '/admin/claims' | '/admin/products' | '/admin/stock' | '/admin/books';
  /** This page's own address without the language, for the link to the other one. */
  address: string;
  children: ReactNode;
};

/** The room around every admin page. It guards nothing: each page asks for itself. */
export async function AdminFrame({ locale, current, address, children }: AdminFrameProps) {
  const [t, books, { common, errors, admin, payment }, counts, claims, alarms, person] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.frame' }),
    getTranslations({ locale, namespace: 'books' }),
    getMessages({ locale }),
    deskCounts(),
    claimCounts(),
    openAlarms(),
    api.account.me(),
  ]);
  const toPrepare = counts.find(({ desk }) => desk === 'PAID')?.count ?? 0;
  const toDecide = claims.find(({ state }) => state === 'REQUESTED')?.count ?? 0;
  const other = routing.locales.find((candidate) => candidate !== locale) ?? routing.defaultLocale;
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={{
        common,
        errors,
        admin: { island: admin.island },
        payment: { bank: payment.bank, refundAccount: payment.refundAccount },
      }}
    >
      <AdminShell
        title={t('title')}
        person={person.name}
        shop={{ href: getPathname({ href: '/', locale }), label: t('shop') }}
        language={{ href: getPathname({ href: address, locale: other }), label: t('otherLanguage'), code: other }}
        nav={{
          label: t('nav'),
          current,
          items: [
            { href: '/admin', label: t('today'), icon: 'today' },
            {
              href: '/admin/orders',
              label: t('orders'),
              icon: 'orders',
              waiting: { count: toPrepare, label: t('waiting', { count: toPrepare }) },
            },
            {
              href: '/admin/claims',
              label: t('claims'),
              icon: 'claims',
              waiting: { count: toDecide, label: t('claimsWaiting', { count: toDecide }) },
            },
            { href: '/admin/products', label: t('products'), icon: 'products' },
            { href: '/admin/stock', label: t('stock'), icon: 'stock' },
            {
              href: '/admin/books',
              label: books('nav'),
              icon: 'books',
              waiting: { count: alarms, label: books('alarmsWaiting', { count: alarms }) },
            },
          ],
        }}
      >
        {children}
      </AdminShell>
    </NextIntlClientProvider>
  );
}
