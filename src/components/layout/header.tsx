import { ChevronLeft } from 'lucide';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '~/components/ui/class-names';
import { IconLink } from '~/components/ui/icon-button';
import { Logo } from '~/components/ui/mark';
import { Link } from '~/i18n/navigation';
import { BackLink } from './back-link';
import { MainNav, type MainNavProps } from './main-nav';
import { PhoneSearch } from './phone-search';
import { SearchForm, type SearchFormProps } from './search-form';
import { UtilityLine } from './utility-line';

export type HeaderProps = {
  brand: { name: string; theme: 'energy' | 'spicy' };
  utility: Parameters<typeof UtilityLine>[0];
  search: SearchFormProps;
  /** Checkout leaves the main menu out, so nothing leads away. */
  nav?: Omit<MainNavProps, 'phone'>;
  /** Icons at the right end: islands that know the cart and the saved list. */
  actions: ReactNode;
  /**
   * An inner page on a phone goes back to here; without it the page is a start page with search and menu. `isLeafed`: one that is
   * come to from many places, which goes back to where one was.
   */
  back?: { href: string; title?: string; isLeafed?: boolean };
};

export function Header({ brand, utility, search, nav, actions, back }: HeaderProps) {
  const t = useTranslations('layout');
  const Back = back?.isLeafed ? BackLink : IconLink;
  return (
    // No box of its own: the sticky parts keep to the page, not to the header. On a phone only the first of them stays in sight.
    <header className="contents">
      <UtilityLine {...utility} />
      <div className={classNames('sticky top-0 z-20 bg-ground', !nav && 'md:border-b md:border-line')}>
        <div className="wrap flex h-14 items-center gap-2 md:h-18 md:gap-10">
          {back && <Back href={back.href} icon={ChevronLeft} label={t('back')} className="-ml-2.5 md:hidden" />}
          {back?.title && <b className="min-w-0 truncate text-[1.0625rem] md:hidden">{back.title}</b>}
          <Link href="/" className={classNames('flex min-h-tap items-center', back?.title && 'max-md:hidden')}>
            <Logo name={brand.name} theme={brand.theme} />
          </Link>
          <SearchForm {...search} className="hidden max-w-[560px] flex-1 md:flex" />
          <div className="-mr-2.5 ml-auto flex items-center md:gap-1">
            <PhoneSearch search={search} later={!back} />
            {actions}
          </div>
        </div>
      </div>
      {!back && (
        // The ring of a field in focus reaches 4 px over it.
        <div className="wrap relative z-19 pt-1 pb-2 md:hidden">
          <SearchForm {...search} />
        </div>
      )}
      {nav && <MainNav {...nav} phone={!back} />}
    </header>
  );
}
