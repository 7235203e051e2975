import { Bell, Heart, ShoppingBag } from 'lucide';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { HeaderProps } from '~/components/layout/header';
import { PageShell, type PageShellProps } from '~/components/layout/page-shell';
import { Icon } from '~/components/ui/icon';
import { getPathname } from '~/i18n/navigation';
import { AccountSlot, CountedLink } from '~/modules/catalog/ui/live/visitor';
import { SearchIsland } from '~/modules/catalog/ui/search/search-island';
import { WISHES_MOST } from '~/modules/wish/rules';
import { Hearts } from '~/modules/wish/ui/live/hearts';
import { env } from '~/server/env';
import type { Locale, ShopPreset } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';

type ShopFrameProps = {
  locale: Locale;
  /** Link of the main menu or the tab bar this page stands for. */
  current?: string;
  back?: HeaderProps['back'];
  search?: string;
  bottomBar?: ReactNode;
  children: ReactNode;
};

/** Where the browser writes the count it learns later. */
const COUNT_PLACE = '{count}';

type Words = Awaited<ReturnType<typeof getTranslations<'catalog'>>>;

/** Header, footer and bars around every page of the catalogue. */
export async function ShopFrame({ locale, current, back, search, bottomBar, children }: ShopFrameProps) {
  const shop = shopPreset(env().SHOP);
  const t = await getTranslations({ locale, namespace: 'catalog' });
  const to = (href: string) => getPathname({ href, locale });
  const stranger = (
    <>
      <a href={to('/signup')} className="py-2 hover:text-ink">
        {t('frame.signup')}
      </a>
      <Divider />
      <a href={to('/login')} className="py-2 hover:text-ink">
        {t('frame.login')}
      </a>
    </>
  );
  return (
    <PageShell
      header={{
        brand: { name: shop.name[locale], theme: shop.theme },
        utility: {
          promise: t('frame.promise', { hour: shop.shipping.cutOffHour % 12 }),
          account: <AccountSlot stranger={stranger} accountHref={to('/account')} suffix={t('frame.nameSuffix')} />,
          links: [
            { href: '/orders', label: t('frame.orders') },
            { href: '/help', label: t('frame.help') },
          ],
        },
        search: {
          placeholder: t('frame.searchExample'),
          defaultValue: search,
          help: searchHelp(t, locale),
        },
        nav: { current, links: menu(t) },
        actions: (
          <>
            <CountedLink
              of="unread"
              href={to('/account/notifications')}
              label={t('frame.notices')}
              countLabel={t('frame.unread', { count: COUNT_PLACE })}
              icon={<Icon of={Bell} />}
            />
            <SavedLink href={to('/account/wishes')} label={t('frame.saved')} />
            <CountedLink
              of="count"
              href={to('/cart')}
              label={t('frame.cart')}
              countLabel={t('frame.cartCount', { count: COUNT_PLACE })}
              icon={<Icon of={ShoppingBag} />}
            />
          </>
        ),
        back,
      }}
      footer={footerOf(t, shop, locale)}
      tabs={{
        // Every list stands for the categories, whatever it is filtered by.
        current: current?.startsWith('/products') ? '/products' : current,
        items: [
          { href: '/', label: t('frame.home'), icon: 'home' },
          { href: '/products', label: t('frame.categories'), icon: 'categories' },
          { href: '/account/wishes', label: t('frame.saved'), icon: 'saved' },
          { href: '/orders', label: t('frame.orders'), icon: 'orders' },
          { href: '/account', label: t('frame.account'), icon: 'account' },
        ],
      }}
      bottomBar={bottomBar}
    >
      {children}
      <Hearts href={to('/account/wishes')} words={await heartWords(locale)} />
    </PageShell>
  );
}

/** Between two ways of the utility line. */
export const Divider = () => <span aria-hidden className="mx-2.5 inline-block h-2.5 border-l border-line-2" />;

/** On a phone the tab bar has it. */
export const SavedLink = ({ href, label }: { href: string; label: string }) => (
  <a href={href} aria-label={label} className="hidden size-tap flex-none place-items-center md:inline-grid">
    <Icon of={Heart} />
  </a>
);

async function heartWords(locale: Locale) {
  const [t, errors] = await Promise.all([
    getTranslations({ locale, namespace: 'wish.live' }),
    getTranslations({ locale, namespace: 'errors' }),
  ]);
  return { added: t('added'), see: t('see'), failed: t('failed'), full: errors('WISHES_FULL', { max: WISHES_MOST }) };
}

/** What helps whoever types into a search field. */
export function searchHelp(t: Words, locale: Locale) {
  const words = {
    list: t('search.list'),
    category: t('search.category'),
    recent: t('search.recent'),
    popular: t('search.popular'),
    forget: t('search.forget'),
    count: t('search.count', { count: COUNT_PLACE }),
    none: t('search.none'),
  };
  return <SearchIsland products={getPathname({ href: '/products', locale })} words={words} />;
}

export function menu(t: Words) {
  return [
    { href: '/products', label: t('frame.categories'), menu: true },
    { href: '/products?sort=new', label: t('frame.fresh') },
    { href: '/products?sort=best', label: t('frame.best') },
    { href: '/products?tag=price-down', label: t('frame.priceDown') },
    { href: '/products?sort=value', label: t('frame.value') },
  ];
}

export function footerOf(t: Words, shop: ShopPreset, locale: Locale): PageShellProps['footer'] {
  const { legal } = shop;
  return {
    contact: { phone: legal.phone, lines: [legal.hours[locale], t('frame.answers')] },
    columns: [
      { title: t('frame.shopping'), links: menu(t).slice(1, 4) },
      {
        title: t('frame.numbers'),
        links: [
          { href: '/about#source', label: t('frame.source') },
          { href: '/about#claims', label: t('frame.claims') },
          { href: '/about#goals', label: t('frame.goals') },
          { href: '/calculator', label: t('frame.calculator') },
        ],
      },
      {
        title: t('frame.support'),
        links: [
          { href: '/orders/lookup', label: t('frame.lookUp') },
          { href: '/help#delivery', label: t('frame.delivery') },
          { href: '/help#returns', label: t('frame.returns') },
          { href: '/help#contact', label: t('frame.contact') },
        ],
      },
    ],
    policies: [
      { href: '/terms', label: t('frame.terms') },
      { href: '/privacy', label: t('frame.privacy'), strong: true },
      { href: '/help#payment', label: t('frame.escrow') },
    ],
    legal: [
      { text: legal.company[locale] },
      { text: t('frame.representative', { name: legal.representative[locale] }) },
      {
        text: t('frame.businessNumber', { number: legal.businessNumber }),
        check: 'https://www.ftc.go.kr/bizCommPop.do',
      },
      { text: t('frame.mailOrder', { number: legal.mailOrderNumber[locale] }) },
      { text: legal.address[locale] },
      { text: legal.email },
      { text: t('frame.privacyOfficer', { name: legal.privacyOfficer[locale] }) },
      { text: t('frame.hosting', { name: legal.hosting[locale] }) },
    ],
    note: legal.attribution[locale],
  };
}
