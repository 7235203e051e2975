import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { AdminShell, type AdminNavItem } from '~/components/layout/admin-shell';
import { getPathname } from '~/i18n/navigation';
import { routing } from '~/i18n/routing';
import { mayUse, type Desk } from '~/modules/account/rules';
import { LogoutButton } from '~/modules/account/ui/logout-button';
import type { Locale } from '~/shops/preset';
import { api } from '~/trpc/server';
import { claimCounts } from './claim-counts';
import { deskCounts } from './desk-counts';
import { openAlarms } from './open-alarms';
import { questionCounts } from './question-counts';
import { requireStaff } from './require-staff';
import { reviewCounts } from './review-counts';

type Address =
  `/admin${'' | '/orders' | '/claims' | '/products' | '/search' | '/reviews' | '/questions' | '/stock' | '/members' | '/books' | '/acts'}`;
type AdminFrameProps = {
  locale: Locale;
  current: Address;
  /** This page's own address without the language, for the link to the other one. */
  address: string;
  children: ReactNode;
};

/** The room around every admin page, with the ways that are open to whoever is here. It guards nothing: each page asks for itself. */
export async function AdminFrame({ locale, current, address, children }: AdminFrameProps) {
  const staff = await requireStaff();
  const may = (desk: Desk) => mayUse(staff, desk);
  const [
    t,
    books,
    { common, errors, account, admin, payment, review },
    counts,
    claims,
    alarms,
    reviews,
    asked,
    person,
  ] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.frame' }),
    getTranslations({ locale, namespace: 'books' }),
    getMessages({ locale }),
    may('orders') ? deskCounts() : [],
    may('orders') ? claimCounts() : [],
    may('money') ? openAlarms() : 0,
    may('products') ? reviewCounts() : null,
    may('products') ? questionCounts() : null,
    api.account.me(),
  ]);
  const toPrepare = counts.find(({ desk }) => desk === 'PAID')?.count ?? 0;
  const toDecide = claims.find(({ state }) => state === 'REQUESTED')?.count ?? 0;
  const unanswered = asked?.OPEN ?? 0;
  const reported = reviews?.REPORTED ?? 0;
  const other = routing.locales.find((candidate) => candidate !== locale) ?? routing.defaultLocale;
  const items: (AdminNavItem & { href: Address; desk?: Desk })[] = [
    { href: '/admin', label: t('today'), icon: 'today' },
    {
      href: '/admin/orders',
      desk: 'orders',
      label: t('orders'),
      icon: 'orders',
      waiting: { count: toPrepare, label: t('waiting', { count: toPrepare }) },
    },
    {
      href: '/admin/claims',
      desk: 'orders',
      label: t('claims'),
      icon: 'claims',
      waiting: { count: toDecide, label: t('claimsWaiting', { count: toDecide }) },
    },
    { href: '/admin/products', desk: 'products', label: t('products'), icon: 'products' },
    { href: '/admin/search', desk: 'products', label: t('search'), icon: 'search' },
    {
      href: '/admin/reviews',
      desk: 'products',
      label: t('reviews'),
      icon: 'reviews',
      waiting: { count: reported, label: t('reviewsWaiting', { count: reported }) },
    },
    {
      href: '/admin/questions',
      desk: 'products',
      label: t('questions'),
      icon: 'questions',
      waiting: { count: unanswered, label: t('questionsWaiting', { count: unanswered }) },
    },
    { href: '/admin/stock', desk: 'products', label: t('stock'), icon: 'stock' },
    { href: '/admin/members', desk: 'members', label: t('members'), icon: 'members' },
    {
      href: '/admin/books',
      desk: 'money',
      label: books('nav'),
      icon: 'books',
      waiting: { count: alarms, label: books('alarmsWaiting', { count: alarms }) },
    },
    { href: '/admin/acts', desk: 'ADMIN', label: t('acts'), icon: 'acts' },
  ];
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={{
        common,
        errors,
        account: { frame: account.frame },
        admin: { island: admin.island, orders: admin.orders, status: admin.status },
        review: { live: { reasons: review.live.reasons } },
        payment: { bank: payment.bank, refundAccount: payment.refundAccount },
      }}
    >
      <AdminShell
        title={t('title')}
        person={person.name}
        logout={(className) => <LogoutButton home={getPathname({ href: '/', locale })} className={className} icon />}
        shop={{ href: getPathname({ href: '/', locale }), label: t('shop') }}
        language={{ href: getPathname({ href: address, locale: other }), label: t('otherLanguage'), code: other }}
        nav={{ label: t('nav'), current, items: items.filter(({ desk }) => !desk || may(desk)) }}
      >
        {children}
      </AdminShell>
    </NextIntlClientProvider>
  );
}
