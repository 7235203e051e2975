import { useId } from 'react';
import { CurrentTab } from './current-tab';

export type Tab = { href: `#${string}`; label: string };

/** Links to the parts of a long page, kept under the header while reading; the one that is read is marked, `current` at first. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current?: string }) {
  const id = useId();
  return (
    <nav
      id={id}
      aria-label={label}
      className="page-tabs sticky top-14 z-10 mt-10 border-y border-line bg-ground md:top-[120px] md:mt-[72px]"
    >
      <div className="wrap no-bar flex gap-5 overflow-x-auto md:grid md:grid-cols-[repeat(6,minmax(0,180px))] md:gap-0">
        {tabs.map((tab) => (
          <a
            key={tab.href}
            href={tab.href}
            aria-current={tab.href === current ? 'true' : undefined}
            className="grid h-12 flex-none place-items-center text-ui font-medium whitespace-nowrap text-ink-3 hover:text-ink aria-[current]:font-bold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_var(--ink)] md:h-14 md:text-body"
          >
            {tab.label}
          </a>
        ))}
      </div>
      <CurrentTab of={id} />
    </nav>
  );
}
