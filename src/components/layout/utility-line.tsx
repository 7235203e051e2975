import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '~/i18n/navigation';
import type { NavLink } from './links';

type UtilityLineProps = {
  promise: ReactNode;
  /** The island that knows who is here; it fills the place of «회원가입 · 로그인» and falls back to it. */
  account?: ReactNode;
  links: readonly NavLink[];
};

const ITEM =
  'relative not-first:before:absolute not-first:before:-left-2.5 not-first:before:top-[5px] not-first:before:h-2.5 not-first:before:border-l not-first:before:border-line-2';

/** The thin line above the header; it scrolls away and does not exist on phones. */
export function UtilityLine({ promise, account, links }: UtilityLineProps) {
  const t = useTranslations('layout');
  return (
    <div className="hidden text-small text-ink-2 md:block [&_:focus-visible]:-outline-offset-2">
      <div className="wrap flex h-9 items-center justify-between">
        <span>{promise}</span>
        <nav aria-label={t('utilityNav')}>
          <ul className="flex items-center gap-5">
            {account && <li className={ITEM}>{account}</li>}
            {links.map(({ href, label }) => (
              <li key={href} className={ITEM}>
                <Link href={href} className="py-2 hover:text-ink">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  );
}
