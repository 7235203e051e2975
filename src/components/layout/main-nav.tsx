import { Menu } from 'lucide';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { Link } from '~/i18n/navigation';
import type { NavLink } from './links';

export type MainNavProps = {
  links: readonly (NavLink & { menu?: boolean })[];
  /** `href` of the link that stands for the page shown. */
  current?: string;
  aside?: ReactNode;
  /** Inner pages have no room for it on a phone. */
  phone: boolean;
};

const LINK =
  'relative flex h-11 min-w-11 flex-none items-center justify-center gap-2 whitespace-nowrap md:h-12 md:min-w-0 after:absolute after:inset-x-0 after:-bottom-px ' +
  'after:h-0.5 hover:after:bg-ink aria-[current]:after:bg-ink';

export function MainNav({ links, current, aside, phone }: MainNavProps) {
  const t = useTranslations('layout');
  const nav = (
    <nav
      aria-label={t('mainNav')}
      className={classNames(
        'border-line md:sticky md:top-18 md:z-19 md:block md:border-b md:bg-ground',
        !phone && 'hidden',
      )}
    >
      <div className="wrap no-bar flex h-11 items-center gap-5 overflow-x-auto text-ui font-semibold md:h-12 md:gap-8 md:overflow-visible">
        {links.map(({ href, label, menu }) => (
          <Link key={href} href={href} aria-current={href === current ? 'page' : undefined} className={LINK}>
            {menu && <Icon of={Menu} size={18} />}
            {label}
          </Link>
        ))}
        {aside && (
          <div className="ml-auto hidden text-small font-normal text-ink-2 md:block [&_b]:text-brand">{aside}</div>
        )}
      </div>
    </nav>
  );
  return phone ? (
    <>
      {nav}
      {/* Closes the menu, and once that has gone the line of the header that stays. */}
      <div className="sticky top-14 z-19 h-px bg-line md:hidden" />
    </>
  ) : (
    nav
  );
}
