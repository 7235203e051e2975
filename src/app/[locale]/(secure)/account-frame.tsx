import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageTitle } from '~/components/layout/page-title';
import { getPathname } from '~/i18n/navigation';
import type { Messages } from '~/i18n/messages';
import { LogoutButton } from '~/modules/account/ui/logout-button';
import type { Locale } from '~/shops/preset';
import { accountPlaces, type AccountPlace } from './account-places';
import { currentUser } from './require-user';
import { SecureFrame } from './secure-frame';

type AccountFrameProps = {
  locale: Locale;
  words: readonly (keyof Messages)[];
  /** What the bar of a phone says, and above the content what the page is. */
  title: string;
  heading?: ReactNode;
  /** The page of the side list this one is, or belongs to. */
  here: AccountPlace;
  /** Link of the tab bar this page stands for; where one goes back to on a phone. */
  tab?: string;
  back?: string;
  /** What one does with the whole page, at the right of its title. */
  aside?: ReactNode;
  /** A form of a few fields keeps to itself. */
  narrow?: boolean;
  bottomBar?: ReactNode;
  /** Whose sheet it is once it is printed, above its name. */
  sheet?: ReactNode;
  children: ReactNode;
};

/**
 * Every page of somebody's account: on a desktop the list of them all at the left, and one column that always begins there; on a
 * phone the way out, where no header has it: at the end of the first page, in the footer of the others.
 */
export async function AccountFrame({
  locale,
  words,
  title,
  heading,
  here,
  tab = '/account',
  back = '/account',
  aside,
  narrow,
  bottomBar,
  sheet,
  children,
}: AccountFrameProps) {
  const user = await currentUser();
  const isFirst = here === '/account' && back === '/';
  const logOut = (className: string) =>
    user && <LogoutButton home={getPathname({ href: '/', locale })} className={className} />;
  return (
    <SecureFrame
      locale={locale}
      words={words}
      current={tab}
      back={{ href: back, title }}
      wayOut={!isFirst && logOut('min-h-tap hover:text-ink')}
      bottomBar={bottomBar}
    >
      <div className="wrap pt-4 pb-14 md:pt-10 lg:grid lg:grid-cols-[220px_minmax(0,1fr)] lg:gap-x-16 print:block print:pt-0">
        {user && <SideList locale={locale} here={here} />}
        <div className="account-column min-w-0">
          {sheet && <div className="hidden pb-6 print:block">{sheet}</div>}
          {heading ?? (
            <div className="flex items-center justify-between gap-4 md:pb-4 print:pb-4">
              <PageTitle>{title}</PageTitle>
              {aside}
            </div>
          )}
          {narrow ? <div className="max-w-[420px]">{children}</div> : children}
          {isFirst && (
            <p className="pt-8 text-right text-small text-ink-3 md:hidden">
              {logOut('min-h-tap underline underline-offset-4 hover:text-ink')}
            </p>
          )}
        </div>
      </div>
    </SecureFrame>
  );
}

async function SideList({ locale, here }: { locale: Locale; here: AccountPlace }) {
  const [t, places] = await Promise.all([getTranslations({ locale, namespace: 'account' }), accountPlaces(locale)]);
  const all = [
    { href: '/account', title: t('page.title') },
    { href: '/orders', title: t('page.orders') },
    ...places,
    { href: '/account/leave', title: t('leave.title') },
  ];
  return (
    <nav aria-label={t('page.places')} className="max-lg:hidden print:hidden">
      <ul className="sticky top-36 border-t-2 border-ink">
        {all.map(({ href, title }) => (
          <li key={href} className="border-b border-line">
            {/* A new document, whose own content policy lets in what it needs. */}
            <a
              href={getPathname({ href, locale })}
              aria-current={href === here ? 'page' : undefined}
              className="flex min-h-tap items-center text-ui text-ink-2 hover:text-ink aria-[current]:font-bold aria-[current]:text-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
