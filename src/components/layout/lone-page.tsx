import { Search } from 'lucide';
import type { ReactNode } from 'react';
import { IconButton } from '~/components/ui/icon-button';
import { Mark } from '~/components/ui/mark';

export type LonePageWords = { readonly home: string; readonly search: string; readonly submitSearch: string };

/** What a page outside of every frame leads to: start page, list, help. */
export const loneWays = (root: string, words: { home: string; list: string; help: string }) => [
  { href: root || '/', label: words.home },
  { href: `${root}/products`, label: words.list },
  { href: `${root}/help`, label: words.help },
];

type LonePageProps = {
  /** What addresses of this language begin with: nothing, or its prefix. */
  root: string;
  words: LonePageWords;
  children: ReactNode;
};

/** A page that stands outside every frame: the mark, which leads home, the search, and what there is to say. */
export function LonePage({ root, words, children }: LonePageProps) {
  return (
    <>
      <header className="wrap flex h-14 items-center gap-4 md:h-18 md:gap-10">
        <a
          href={root || '/'}
          aria-label={words.home}
          className="inline-grid size-tap flex-none place-items-center -ml-2.5"
        >
          <Mark />
        </a>
        <form
          role="search"
          action={`${root}/products`}
          className="flex h-[46px] min-w-0 max-w-[560px] flex-1 items-center rounded-r3 border-[1.5px] border-ink bg-surface pr-1 pl-4 focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus"
        >
          <input
            type="search"
            name="q"
            required
            maxLength={80}
            autoComplete="off"
            aria-label={words.search}
            className="h-full min-w-0 flex-1 bg-transparent text-body outline-none md:text-ui"
          />
          <IconButton type="submit" icon={Search} label={words.submitSearch} />
        </form>
      </header>
      <main>{children}</main>
    </>
  );
}
