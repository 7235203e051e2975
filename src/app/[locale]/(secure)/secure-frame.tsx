import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { HeaderProps } from '~/components/layout/header';
import { PageShell } from '~/components/layout/page-shell';
import { getPathname } from '~/i18n/navigation';
import type { Messages } from '~/i18n/messages';
import { LogoutButton } from '~/modules/account/ui/logout-button';
import { Bell } from '~/modules/notice/ui/bell';
import { HeaderCart } from '~/modules/cart/ui/header-cart';
import { MergeWishes } from '~/modules/wish/ui/merge-wishes';
import { env } from '~/server/env';
import type { Locale } from '~/shops/preset';
import { shopPreset } from '~/shops/registry';
import { api } from '~/trpc/server';
import { Divider, footerOf, menu, SavedLink, searchHelp } from '../(shop)/shop-frame';

type SecureFrameProps = {
  locale: Locale;
  /** Name spaces the islands of this page speak from, beside `common` and `errors`. */
  words?: readonly (keyof Messages)[];
  back?: HeaderProps['back'];
  /** Checkout leaves the main menu out, so nothing leads away. */
  menuless?: boolean;
  current?: string;
  /** What ends the login, in the footer of a phone. */
  wayOut?: ReactNode;
  /** In place of the tab bar; a page may decide by who is here and what their cart holds. */
  bottomBar?: ReactNode | ((visitor: { name: string | null; count: number }) => ReactNode);
  children: ReactNode;
};

/** Header, footer and bars of a page about somebody: name and cart count come with the page, nothing is asked for later. */
export async function SecureFrame({
  locale,
  words = [],
  back,
  menuless,
  current,
  wayOut,
  bottomBar,
  children,
}: SecureFrameProps) {
  const shop = shopPreset(env().SHOP);
  const [visitor, messages] = await Promise.all([api.cart.summary(), getMessages({ locale })]);
  const unread = visitor.name === null ? null : await api.notice.unread();
  const catalog = await getTranslations({ locale, namespace: 'catalog' });
  const t = await getTranslations({ locale, namespace: 'account.frame' });
  const { common, errors, cart, account } = messages;
  const spoken = Object.fromEntries(words.map((name) => [name, messages[name]]));
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={{
        common,
        errors,
        cart: { header: cart.header, title: cart.title },
        account: { frame: account.frame },
        ...spoken,
      }}
    >
      <PageShell
        header={{
          brand: { name: shop.name[locale], theme: shop.theme },
          utility: {
            promise: catalog('frame.promise', { hour: shop.shipping.cutOffHour % 12 }),
            account: <Visitor name={visitor.name} locale={locale} words={t} />,
            links: [
              { href: '/orders', label: catalog('frame.orders') },
              { href: '/help', label: catalog('frame.help') },
            ],
          },
          search: { placeholder: catalog('frame.searchExample'), help: searchHelp(catalog, locale) },
          nav: menuless ? undefined : { links: menu(catalog) },
          actions: (
            <>
              {unread !== null && <Bell unread={unread} />}
              <SavedLink href={getPathname({ href: '/account/wishes', locale })} label={catalog('frame.saved')} />
              <HeaderCart count={visitor.count} />
            </>
          ),
          back: back ?? { href: '/' },
        }}
        footer={{ ...footerOf(catalog, shop, locale), wayOut }}
        tabs={{
          current,
          items: [
            { href: '/', label: catalog('frame.home'), icon: 'home' },
            { href: '/products', label: catalog('frame.categories'), icon: 'categories' },
            { href: '/account/wishes', label: catalog('frame.saved'), icon: 'saved' },
            { href: '/orders', label: catalog('frame.orders'), icon: 'orders' },
            { href: '/account', label: catalog('frame.account'), icon: 'account' },
          ],
        }}
        bottomBar={typeof bottomBar === 'function' ? bottomBar(visitor) : bottomBar}
      >
        {children}
        {visitor.name !== null && <MergeWishes />}
      </PageShell>
    </NextIntlClientProvider>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<'account.frame'>>>;

function Visitor({ name, locale, words: t }: { name: string | null; locale: Locale; words: Words }) {
  const to = (href: string) => getPathname({ href, locale });
  if (name !== null) {
    return (
      <span>
        <a href={to('/account')} className="py-2 hover:text-ink">
          <b className="font-semibold text-ink">{name}</b>
          {t('nameSuffix')}
        </a>
        <Divider />
        <LogoutButton home={to('/')} className="py-2 hover:text-ink" />
      </span>
    );
  }
  return (
    <span>
      <a href={to('/signup')} className="py-2 hover:text-ink">
        {t('signup')}
      </a>
      <Divider />
      <a href={to('/login')} className="py-2 hover:text-ink">
        {t('login')}
      </a>
    </span>
  );
}
