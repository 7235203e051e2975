import { CircleGauge, Heart, House, LayoutGrid, ReceiptText, UserRound } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { Link } from '~/i18n/navigation';
import type { NavLink } from './links';

const ICONS = {
  home: House,
  categories: LayoutGrid,
  fill: CircleGauge,
  saved: Heart,
  orders: ReceiptText,
  account: UserRound,
} as const;

export type TabBarItem = NavLink & { icon: keyof typeof ICONS };

/** Phones only; a page with a bar of its own (buy, pay) shows that one instead. */
export function TabBar({ items, current }: { items: readonly TabBarItem[]; current?: string }) {
  const t = useTranslations('layout');
  return (
    <nav
      aria-label={t('tabBar')}
      className="tab-bar fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="grid auto-cols-fr grid-flow-col">
        {items.map(({ href, label, icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? 'page' : undefined}
              className="grid h-15 content-center justify-items-center gap-[3px] text-[0.6875rem]/none font-medium text-ink-3 aria-[current]:font-bold aria-[current]:text-ink"
            >
              <Icon of={ICONS[icon]} />
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
