import {
  ClipboardList,
  ExternalLink,
  History,
  Languages,
  MessageCircleQuestionMark,
  MessageSquare,
  Package,
  RotateCcw,
  Scale,
  Search,
  Sun,
  Users,
  Warehouse,
} from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '~/components/ui/icon';
import { Mark } from '~/components/ui/mark';
import { Link } from '~/i18n/navigation';
import { SkipLink } from './skip-link';

const ICONS = {
  today: Sun,
  orders: ClipboardList,
  claims: RotateCcw,
  products: Package,
  search: Search,
  reviews: MessageSquare,
  questions: MessageCircleQuestionMark,
  stock: Warehouse,
  books: Scale,
  members: Users,
  acts: History,
} as const;

export type AdminNavItem = {
  href: string;
  label: string;
  icon: keyof typeof ICONS;
  /** What waits there, as a number and in words. */
  waiting?: { count: number; label: string };
};

export type AdminShellProps = {
  title: string;
  nav: { label: string; items: readonly AdminNavItem[]; current: string };
  /** Whole addresses: the shop has another root, and the other language another prefix. */
  shop: { href: string; label: string };
  language: { href: string; label: string; code: string };
  person: string;
  /** The button that ends the login, in the look of the links beside it. */
  logout: (className: string) => ReactNode;
  children: ReactNode;
};

const NAV_LINK =
  'flex h-tap flex-none items-center gap-2.5 px-2.5 text-ui font-medium whitespace-nowrap text-ink-2 hover:text-ink ' +
  'aria-[current]:font-bold aria-[current]:text-ink max-lg:aria-[current]:shadow-[inset_0_-2px_var(--ink)] ' +
  'lg:rounded-r3 lg:hover:bg-tile lg:aria-[current]:bg-tile';
const OUTSIDE_LINK = 'flex min-h-tap items-center gap-2 px-2.5 text-small font-medium text-ink-2 hover:text-ink';

/** Side bar 220 px with the work to do; on a narrow screen a bar at the upper edge. */
export function AdminShell({ title, nav, shop, language, person, logout, children }: AdminShellProps) {
  const outside = (
    <>
      <a href={language.href} hrefLang={language.code} className={OUTSIDE_LINK}>
        <Icon of={Languages} size={18} />
        <span lang={language.code} className="max-sm:sr-only">
          {language.label}
        </span>
      </a>
      <a href={shop.href} className={OUTSIDE_LINK}>
        <Icon of={ExternalLink} size={18} />
        <span className="max-sm:sr-only">{shop.label}</span>
      </a>
      {logout(OUTSIDE_LINK)}
    </>
  );
  return (
    <div className="lg:grid lg:grid-cols-[220px_minmax(0,1fr)]">
      <SkipLink />
      <header className="sticky top-0 z-20 flex flex-col border-line bg-ground max-lg:border-b lg:h-dvh lg:px-4 lg:py-6">
        <div className="flex h-14 items-center justify-between px-gutter lg:h-auto lg:px-2 lg:pb-6">
          <Link
            href="/admin"
            className="flex min-h-tap items-center gap-[9px] text-[1.1875rem]/none font-extrabold tracking-[-0.045em] lg:text-[1.25rem]/none"
          >
            <Mark />
            {title}
          </Link>
          <div className="-mr-2.5 flex items-center lg:hidden">{outside}</div>
        </div>
        <nav
          aria-label={nav.label}
          className="no-bar relative flex gap-1 overflow-x-auto max-lg:[&>[aria-current]]:[scroll-initial-target:nearest] px-[6px] lg:block lg:overflow-visible lg:px-0"
        >
          {nav.items.map(({ href, label, icon, waiting }) => (
            <Link key={href} href={href} aria-current={href === nav.current ? 'page' : undefined} className={NAV_LINK}>
              <Icon of={ICONS[icon]} size={18} />
              {label}
              {waiting && waiting.count > 0 && (
                <span className="tabular text-micro font-bold text-brand lg:ml-auto">
                  <span aria-hidden>{waiting.count}</span>
                  <span className="sr-only">{waiting.label}</span>
                </span>
              )}
            </Link>
          ))}
        </nav>
        <div className="mt-auto hidden border-t border-line pt-3 lg:block">
          <p className="px-2.5 pb-1 text-ui font-bold">{person}</p>
          {outside}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="border-line px-gutter pt-5 pb-14 outline-none lg:border-l lg:px-10 lg:pt-6"
      >
        <div className="max-w-[1200px]">{children}</div>
      </main>
    </div>
  );
}

type AdminHeadingProps = { title: ReactNode; note?: ReactNode; aside?: ReactNode };

/** The page's name with its rule; what one does with the whole page stands at the right end. */
export function AdminHeading({ title, note, aside }: AdminHeadingProps) {
  return (
    <div className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b-2 border-ink pb-4">
      <div className="min-w-0">
        <h1 className="text-[1.5rem]/8 lg:text-[1.75rem]/9">{title}</h1>
        {note && <p className="tabular mt-0.5 text-small text-ink-3">{note}</p>}
      </div>
      {aside}
    </div>
  );
}

type AdminSectionProps = { title: ReactNode; aside?: ReactNode; id?: string; children: ReactNode };

/** A block of an admin page: small heading over a 1 px ink rule. */
export function AdminSection({ title, aside, id, children }: AdminSectionProps) {
  return (
    <section aria-labelledby={id}>
      <div className="flex min-h-tap items-center justify-between gap-4 border-b border-ink">
        <h2 id={id} className="text-[1.125rem]/7 tracking-[-0.025em]">
          {title}
        </h2>
        {aside && <div className="tabular text-small text-ink-3">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
