import type { CurrencyCode } from '~/lib/money';
import type { Allergen, Storage, Tile } from '~/modules/catalog/rules';
import { LABEL_DAY, timesMacros, type Macros } from '~/modules/nutrition/rules/day-target';
import { totals, type Totals } from '~/modules/promotion/rules';
import { missingForFree, type ShippingPolicy } from '~/modules/shipping/rules';
import type { DeliveryRegion } from '~/shops/preset';

export const LINE_STATES = ['BUYABLE', 'SOLD_OUT', 'NOT_FOR_SALE'] as const;
export type LineState = (typeof LINE_STATES)[number];

/** A line as the cart shows it. Amounts are minor units. */
export type CartLine = {
  readonly variantId: `var_${string}`;
  readonly sellerId: string;
  /** The seller's name. */
  readonly seller: string;
  readonly slug: string;
  readonly name: string;
  readonly brand: string;
  readonly option: string;
  readonly image: string;
  readonly tile: Tile;
  readonly storage: Storage;
  readonly state: LineState;
  /** What can be bought of the wanted quantity, at least 1. */
  readonly quantity: number;
  /** What the shopper asked for, where stock or limit allow less. */
  readonly wanted: number;
  readonly max: number;
  /** Said only when few are left. */
  readonly left: number | null;
  readonly selected: boolean;
  readonly unitPrice: number;
  readonly unitListPrice: number;
  /** The price the shopper last saw, where it was another. */
  readonly priceBefore: number | null;
  readonly packCount: number;
  readonly packUnit: string;
  /** Energy and macros of one unit of what is in the pack. */
  readonly perUnit: Macros;
  readonly allergens: readonly Allergen[];
};

export type Cart = {
  readonly lines: readonly CartLine[];
  readonly currency: CurrencyCode;
  readonly shipping: ShippingPolicy;
  readonly known: boolean;
};

/** The most of a product one cart may hold now: what is available, within the limit per order. */
export function mostOf(available: number, maxPerOrder: number): number {
  return Math.max(0, Math.min(available, maxPerOrder));
}

export function lineState(forSale: boolean, available: number): LineState {
  if (!forSale) return 'NOT_FOR_SALE';
  return available > 0 ? 'BUYABLE' : 'SOLD_OUT';
}

export const isBuyable = (line: CartLine): boolean => line.state === 'BUYABLE';

/** The lines that would be ordered now. */
export function chosenLines(cart: Pick<Cart, 'lines'>): CartLine[] {
  return cart.lines.filter((line) => line.selected && isBuyable(line));
}

/** What the chosen lines cost; the sum itself is made by the one rule for totals. */
export function cartTotals(cart: Pick<Cart, 'lines' | 'shipping'>, region: DeliveryRegion): Totals {
  return totals(chosenLines(cart), cart.shipping, region);
}

/** How far what is chosen of one seller goes towards free delivery. */
export type FreeShippingWay = {
  readonly sellerId: string;
  readonly seller: string;
  readonly goods: number;
  readonly missing: number;
};

/** The way to free delivery of every seller in the cart, in its order: each sends a parcel of their own and asks for it by itself. */
export function waysToFreeShipping(cart: Pick<Cart, 'lines' | 'shipping'>): FreeShippingWay[] {
  const { groups } = cartTotals(cart, 'MAINLAND');
  const sellers = new Map(cart.lines.map(({ sellerId, seller }) => [sellerId, seller]));
  return [...sellers].map(([sellerId, seller]) => {
    const goods = groups.find((group) => group.sellerId === sellerId)?.goods ?? 0;
    return { sellerId, seller, goods, missing: missingForFree(goods, cart.shipping) };
  });
}

/** In the order a refrigerator is packed: what needs cold first. */
const STORAGE_ORDER: readonly Storage[] = ['CHILLED', 'FROZEN', 'ROOM'];

export function byStorage(lines: readonly CartLine[]): { storage: Storage; lines: CartLine[] }[] {
  return STORAGE_ORDER.map((storage) => ({ storage, lines: lines.filter((line) => line.storage === storage) })).filter(
    (group) => group.lines.length > 0,
  );
}

/** Energy and macros of everything chosen: per unit × units in the pack × packs. */
export function cartNutrition(lines: readonly CartLine[]): Macros {
  const sum = (key: keyof Macros) =>
    lines.reduce((total, line) => total + line.perUnit[key] * line.packCount * line.quantity, 0);
  return {
    energyKcal: sum('energyKcal'),
    proteinG: sum('proteinG'),
    carbohydrateG: sum('carbohydrateG'),
    fatG: sum('fatG'),
  };
}

/** For how many days the energy would do, at least one; 2,000 kcal a day where nobody worked out their own. */
export function daysOf(energyKcal: number, dayKcal: number = LABEL_DAY.energyKcal): number {
  return Math.max(1, Math.ceil(energyKcal / dayKcal));
}

/** Macros beside the target of so many days. */
export type DayShare = {
  readonly days: number;
  readonly target: Macros;
  /** What is missing to it, below zero where there is more. */
  readonly gap: Macros;
  /** Whole percent. */
  readonly percent: Macros;
};

/** How far the sums go towards the target of as many days as their energy lasts. */
export function shareOfDays(sums: Macros, day: Macros): DayShare {
  const days = daysOf(sums.energyKcal, day.energyKcal);
  const target = timesMacros(day, days);
  const each = (of: (nutrient: keyof Macros) => number): Macros => ({
    energyKcal: of('energyKcal'),
    proteinG: of('proteinG'),
    carbohydrateG: of('carbohydrateG'),
    fatG: of('fatG'),
  });
  return {
    days,
    target,
    gap: each((nutrient) => target[nutrient] - sums[nutrient]),
    percent: each((nutrient) => Math.round((sums[nutrient] * 100) / target[nutrient])),
  };
}

/** The cart with the named lines changed (all of them for null); what cannot be bought is never ticked. */
export function withLines(
  cart: Cart,
  variantIds: readonly string[] | null,
  change: (line: CartLine) => CartLine,
): Cart {
  const lines = cart.lines.map((line) => {
    if (variantIds && !variantIds.includes(line.variantId)) return line;
    const changed = change(line);
    return { ...changed, selected: changed.selected && isBuyable(changed) };
  });
  return { ...cart, lines };
}
