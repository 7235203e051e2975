import { useEffect, useState } from 'react';
import type { Part } from '~/lib/korean/highlight';
import { light } from '~/trpc/light';
import { recentSearches } from './recent';

/** One line of the list: a category or a product to go to, or words to search for. `brand` is there where it is the reason. */
export type Proposal =
  | {
      readonly kind: 'category' | 'product';
      readonly slug: string;
      /** The variant the letters name. */
      readonly option: string | null;
      readonly name: string;
      readonly parts: readonly Part[];
      readonly brand: readonly Part[] | null;
    }
  | { readonly kind: 'recent' | 'popular'; readonly name: string };

const PAUSE_MS = 120;

async function proposalsFor(query: string): Promise<Proposal[]> {
  if (query !== '') return light.query('catalog', 'suggest', { q: query });
  const recent = recentSearches();
  const popular = await light.query('catalog', 'popularSearches', undefined).catch(() => []);
  return [
    ...recent.map((name) => ({ kind: 'recent', name }) as const),
    ...popular.filter((name) => !recent.includes(name)).map((name) => ({ kind: 'popular', name }) as const),
  ];
}

/** What to propose for what stands in the field, a moment after the last key. */
export function useProposals(query: string, version: number): readonly Proposal[] {
  const [proposals, setProposals] = useState<readonly Proposal[]>([]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(
      () => {
        proposalsFor(query).then(
          (found) => current && setProposals(found),
          // Without a connection there is nothing to propose; the form still searches.
          () => current && setProposals([]),
        );
      },
      query === '' ? 0 : PAUSE_MS,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, version]);
  return proposals;
}
