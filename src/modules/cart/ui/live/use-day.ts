'use client';

import { useEffect, useMemo, useState } from 'react';
import { useAvoided } from '~/modules/catalog/ui/live/avoided-allergens';
import { laterTarget, timesMacros, type KeptTarget, type Macros } from '~/modules/nutrition/rules/day-target';
import { useKeptTarget } from '~/modules/nutrition/ui/day-target';
import type { Locale } from '~/shops/preset';
import { light } from '~/trpc/light';
import { cartNutrition, chosenLines, shareOfDays, type Cart } from '../../rules';
import { FILL_BUDGETS, fillDay, MEAL, type Fill } from '../../rules/fill-day';
import type { FillOffer } from '../fill-proposal';

type Known = { readonly cart: Cart; readonly foods: readonly FillOffer[]; readonly inAccount: KeptTarget | null };

export type Day = {
  /** For how many days what is chosen would do. */
  readonly days: number;
  readonly target: Macros;
  readonly inCart: Macros;
  readonly gap: Macros;
  readonly fill: Fill<FillOffer>;
  /** Grams of the proposed packs. */
  readonly added: number;
  readonly budget: number;
  readonly currency: Cart['currency'];
};

/** The day, what the cart holds of it and packs that bring it closer; null until it is known, and where there is no day. */
function dayOf(known: Known | null, own: Macros | null, avoided: ReturnType<typeof useAvoided>): Day | null {
  if (!known || !own) return null;
  const { cart, foods } = known;
  const { currency } = cart;
  const inCart = cartNutrition(chosenLines(cart));
  const { days, target, gap } = shareOfDays(inCart, own);
  // For one day no pack is proposed that is more than a meal.
  const others = foods.filter(
    ({ variantId, macros }) =>
      macros.energyKcal <= own.energyKcal * MEAL && cart.lines.every((line) => line.variantId !== variantId),
  );
  const budget = FILL_BUDGETS[currency][0] ?? 0;
  const fill = fillDay({ foods: others, day: own, gap, budget, avoided });
  const added = fill.picks.reduce((sum, { food, count }) => sum + timesMacros(food.macros, count).proteinG, 0);
  return { days, target, inCart, gap, fill, added, budget, currency };
}

/** What is left of the day; `putIn` takes the proposed packs into the cart and counts anew. @throws LightError by `putIn` */
export function useDay(locale: Locale) {
  const onDevice = useKeptTarget();
  const avoided = useAvoided();
  const [known, setKnown] = useState<Known | null>(null);
  useEffect(() => {
    let isCurrent = true;
    Promise.all([
      light.query('cart', 'read', undefined, locale),
      light.query('catalog', 'fillFoods', undefined, locale),
      light.query('nutrition', 'dayTarget', undefined),
    ]).then(
      ([cart, foods, { kept }]) => isCurrent && setKnown({ cart, foods, inAccount: kept }),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  const own = laterTarget(onDevice, known?.inAccount ?? null);
  const day = useMemo(() => dayOf(known, own, avoided), [known, own, avoided]);

  async function putIn(): Promise<number> {
    const lines = (day?.fill.picks ?? []).map(({ food, count }) => ({
      variantId: food.variantId,
      quantity: count,
      selected: true,
    }));
    const cart = await light.mutate('cart', 'restore', { lines });
    setKnown((before) => before && { ...before, cart });
    return cart.lines.length;
  }
  return { day, putIn };
}
