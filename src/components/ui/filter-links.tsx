import type { ReactNode } from 'react';
import { Link } from '~/i18n/navigation';
import { classNames } from './class-names';

export type FilterLink = { href: string; label: ReactNode; current: boolean; count?: number };

const PILL =
  'tabular inline-flex h-tap flex-none items-center gap-1.5 rounded-full border border-line-2 bg-surface px-3.5 text-label/none ' +
  'font-medium whitespace-nowrap hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-ground md:h-[34px] md:px-3';

/** One choice out of several as real links; the address holds it. */
export function FilterLinks({
  label,
  links,
  className,
}: {
  label: string;
  links: readonly FilterLink[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={classNames('min-w-0', className)}>
      <ul className="no-bar -mx-gutter flex gap-1.5 overflow-x-auto px-gutter py-0.5 lg:mx-0 lg:flex-wrap lg:overflow-visible lg:px-0">
        {links.map(({ href, label: text, current, count }) => (
          <li key={href} className="flex-none">
            <Link href={href} aria-current={current ? 'true' : undefined} className={PILL}>
              {text}
              {count !== undefined && <span className={current ? undefined : 'text-ink-3'}>{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
