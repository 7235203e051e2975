'use client';

import { createContext, useContext, useState, type ReactNode } from 'react';
import { useBrowserValue } from '~/components/ui/use-browser-value';
import type { CurrencyCode } from '~/lib/money';
import type { Id } from '~/lib/ids';
import { useStockOf } from '../live/stock-store';

/** What the browser knows of a variant: enough to choose, count and add up. Everything to read is drawn on the server. */
export type ChoiceVariant = {
  readonly id: Id<'var'>;
  readonly title: string;
  /** «카카오 · 14포» */
  readonly option: string;
  readonly content: string;
  readonly flavour: string | null;
  readonly packCount: number;
  readonly pack: string;
  readonly packNote: string;
  /** Whole percent a piece costs less than singly. */
  readonly saving: number;
  readonly nutritionId: string;
  readonly picture: number;
  readonly price: number;
  readonly currency: CurrencyCode;
  readonly available: number;
};

type Choice = {
  readonly variants: readonly ChoiceVariant[];
  readonly chosen: ChoiceVariant;
  readonly quantity: number;
  readonly most: number;
  readonly left: number;
  readonly availableOf: (variant: ChoiceVariant) => number;
  readonly choose: (variant: ChoiceVariant) => void;
  readonly count: (quantity: number) => void;
};

const ChoiceContext = createContext<Choice | null>(null);

export function useChoice(): Choice {
  const choice = useContext(ChoiceContext);
  if (!choice) throw new Error('useChoice outside of ProductChoice');
  return choice;
}

type ProductChoiceProps = {
  variants: readonly ChoiceVariant[];
  first: ChoiceVariant;
  maxPerOrder: number;
  children: ReactNode;
};

const named = () => new URLSearchParams(location.search).get('variant');

/**
 * Holds the chosen variant and quantity for everything on the page that depends on them; no request is needed. The address names
 * what was chosen, so that a link shows it to somebody else.
 */
export function ProductChoice({ variants, first, maxPerOrder, children }: ProductChoiceProps) {
  const stock = useStockOf(variants);
  const asked = useBrowserValue(named, null);
  const [picked, setPicked] = useState<string | null>(null);
  const [wanted, setWanted] = useState(1);
  const chosen = variants.find(({ id }) => id === (picked ?? asked)) ?? first;
  const availableOf = (variant: ChoiceVariant) => stock(variants.indexOf(variant));
  const left = availableOf(chosen);
  const most = Math.max(1, Math.min(maxPerOrder, left));
  const choice = {
    variants,
    chosen,
    quantity: Math.min(wanted, most),
    most,
    left,
    availableOf,
    choose: ({ id }: ChoiceVariant) => {
      setPicked(id);
      history.replaceState(null, '', `?variant=${id}`);
    },
    count: setWanted,
  };
  return <ChoiceContext value={choice}>{children}</ChoiceContext>;
}
