import type { PgTable } from 'drizzle-orm/pg-core';
import { AppError, isAppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { OrderableVariant } from '~/modules/catalog/service/sellable';
import type { Hold, StockLine } from '~/modules/inventory/service/stock';
import type { PricedLine, Totals } from '~/modules/promotion/rules';
import type { Ctx } from '~/server/context';
import type { DeliveryRegion, ShopPreset } from '~/shops/preset';
import type { PlaceOrderInput } from '../input';
import type { GuestSight, OpenThere } from '../queries/batch';
import type { Buyer } from './buyer';

export type PlacedOrder = {
  readonly id: Id<'ord'>;
  readonly number: string;
  readonly total: number;
  readonly expiresAt: Date;
};

/** One buyer's wish, as far as the decision about it goes. */
export type Wish = {
  /** Customer or guest id; a batch has at most one wish of a buyer. */
  readonly buyer: string;
  readonly requestHash: string;
  readonly expectedTotal: number;
  /** One line per variant, in the order the buyer named them. */
  readonly lines: readonly StockLine[];
  /** Where the address of the order is. */
  readonly region: DeliveryRegion;
  /** Of a guest: another cookie with the same telephone at the same place is the same buyer. */
  readonly sight: GuestSight | null;
};
/** An order about to be written. */
export type NewOrder = Omit<PlacedOrder, 'expiresAt'> & { readonly lines: readonly AdmittedLine[] };
/**
 * The payment window opens together with the order: a row for each, written beside the order by the same transaction. What it
 * is, the module that owns the table knows.
 */
export type Opening = { readonly table: PgTable; readonly rowOf: (order: NewOrder) => PgTable['$inferInsert'] };
/** One caller of `placeOrder`, ready to be decided. */
export type Member = Wish & {
  readonly ctx: Ctx;
  readonly who: Buyer;
  readonly input: PlaceOrderInput;
  readonly opening?: Opening | undefined;
};
/** What the database says of a buyer. */
export type BuyerBooks = {
  readonly known: (PlacedOrder & { readonly requestHash: string }) | null;
  readonly open: number;
  /** Units in those open orders. */
  readonly openUnits: number;
  readonly unpaidThisHour: number;
  /** Their unpaid orders that would give way to another of the same products, locked. */
  readonly pending: readonly {
    readonly id: Id<'ord'>;
    readonly alive: boolean;
    readonly units: number;
    readonly holds: readonly Hold[];
    readonly variantIds: readonly Id<'var'>[];
  }[];
};
export type World = {
  readonly buyers: ReadonlyMap<string, BuyerBooks>;
  readonly variants: ReadonlyMap<Id<'var'>, OrderableVariant>;
  /** Units nobody has, by variant. */
  readonly available: ReadonlyMap<Id<'var'>, number>;
  /** Units that may be free in a moment: whom only these would suffice is told to come again, not that it is sold out. */
  readonly inPassing?: ReadonlyMap<Id<'var'>, number>;
  /** What guests have open, by where they are. */
  readonly openAt: ReadonlyMap<string, readonly OpenThere[]>;
  /** The end of what is ordered now. */
  readonly expiresAt: Date;
  readonly limits: Omit<ShopPreset['order'], 'maxAwaitingDeposit' | 'maxLines'>;
  readonly total: (lines: readonly PricedLine[], region: DeliveryRegion) => Totals;
};
export type AdmittedLine = { readonly variant: OrderableVariant; readonly quantity: number };
export type Verdict =
  | { readonly kind: 'KNOWN'; readonly order: PlacedOrder }
  | { readonly kind: 'REFUSED'; readonly error: AppError }
  | {
      readonly kind: 'ADMITTED';
      readonly lines: readonly AdmittedLine[];
      readonly totals: Totals;
      /** The buyer's own earlier orders that are cancelled for it. */
      readonly superseded: readonly Id<'ord'>[];
    };

/** Decides wish by wish in the order they came; who is admitted takes units from those behind. Pure. */
export function admit(wishes: readonly Wish[], world: World): Verdict[] {
  const left: Left = { available: new Map(world.available), openAt: new Map(world.openAt) };
  return wishes.map((wish) => {
    try {
      return judge(wish, world, left);
    } catch (error) {
      if (isAppError(error)) return { kind: 'REFUSED', error };
      throw error;
    }
  });
}

/** What those before have left of it. */
type Left = { readonly available: Map<Id<'var'>, number>; readonly openAt: Map<string, readonly OpenThere[]> };

function judge(wish: Wish, world: World, { available, openAt }: Left): Verdict {
  const books = world.buyers.get(wish.buyer);
  if (!books) throw new AppError('UNAUTHENTICATED');
  if (books.known) {
    const { requestHash, ...order } = books.known;
    if (requestHash !== wish.requestHash) throw new AppError('IDEMPOTENCY_MISMATCH');
    return { kind: 'KNOWN', order };
  }
  const lines = priced(wish.lines, world.variants);
  const totals = world.total(
    lines.map(({ variant, quantity }) => ({
      ...variant,
      quantity,
      unitPrice: variant.price,
      unitListPrice: variant.listPrice ?? variant.price,
    })),
    wish.region,
  );
  if (totals.total !== wish.expectedTotal) throw new AppError('TOTAL_CHANGED', { total: totals.total });

  const wanted = new Set(wish.lines.map((line) => line.variantId));
  const giveWay = books.pending.filter((order) => order.variantIds.some((id) => wanted.has(id)));
  refuseHoarding(books, giveWay, wish.lines, world.limits);
  const there = thereAfter(wish, giveWay, openAt);
  if (there) refuseCrowding(there, wish.lines, world.limits);
  take(
    wish.lines,
    giveWay.flatMap((order) => order.holds),
    { available, inPassing: world.inPassing },
  );
  if (there && wish.sight) openAt.set(wish.sight.origin, [...there, soonOpen(wish, world)]);
  return { kind: 'ADMITTED', lines, totals, superseded: giveWay.map((order) => order.id) };
}

function priced(lines: readonly StockLine[], variants: World['variants']): AdmittedLine[] {
  return lines.map(({ variantId, quantity }) => {
    const variant = variants.get(variantId);
    if (!variant?.forSale) throw new AppError('NOT_FOR_SALE', { variantId });
    if (quantity > variant.maxPerOrder) throw new AppError('QUANTITY_LIMIT', { variantId, max: variant.maxPerOrder });
    return { variant, quantity };
  });
}

/** A buyer has at most so many orders and units unpaid or being paid, and rests after letting too many end unpaid within an hour. */
function refuseHoarding(
  books: BuyerBooks,
  giveWay: BuyerBooks['pending'],
  lines: readonly StockLine[],
  limits: World['limits'],
): void {
  const ending = giveWay.filter((order) => order.alive);
  const open = books.open - ending.length;
  if (open >= limits.maxOpenOrders) throw new AppError('TOO_MANY_OPEN_ORDERS', { max: limits.maxOpenOrders });
  const unitsOf = (counted: readonly { readonly units: number }[]) =>
    counted.reduce((sum, { units }) => sum + units, 0);
  if (books.openUnits - unitsOf(ending) + unitsIn(lines) > limits.maxOpenUnits)
    throw new AppError('TOO_MANY_OPEN_UNITS', { max: limits.maxOpenUnits });
  if (books.unpaidThisHour + giveWay.length >= limits.maxUnpaidAnHour)
    throw new AppError('RATE_LIMITED', { minutes: 60 });
}

/** What is open where this guest is, without what gives way to their wish; null for who is none. */
function thereAfter(
  { sight }: Wish,
  giveWay: BuyerBooks['pending'],
  openAt: Left['openAt'],
): readonly OpenThere[] | null {
  const ending = new Set<OpenThere['id']>(giveWay.map(({ id }) => id));
  return sight && (openAt.get(sight.origin) ?? []).filter(({ id }) => !ending.has(id));
}

/**
 * All guests at one address have at most so many orders and units open together: cookies and telephones cost nothing, addresses
 * do. The refusal says when the next of them end.
 */
function refuseCrowding(there: readonly OpenThere[], lines: readonly StockLine[], limits: World['limits']): void {
  const wanted = unitsIn(lines);
  const fits = (open: readonly OpenThere[]) =>
    open.length < limits.maxOrdersAtAddress &&
    open.reduce((sum, { units }) => sum + units, wanted) <= limits.maxUnitsAtAddress;
  if (fits(there)) return;
  const byEnd = there.toSorted((a, b) => a.expiresAt.getTime() - b.expiresAt.getTime());
  const enough = byEnd.find((_, index) => fits(byEnd.slice(index + 1))) ?? byEnd.at(-1);
  throw new AppError('TOO_MANY_GUEST_ORDERS', enough ? { until: enough.expiresAt.getTime() } : {});
}

const unitsIn = (lines: readonly StockLine[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** The order this wish becomes, as the next at its place sees it. */
const soonOpen = ({ lines }: Wish, { expiresAt }: World): OpenThere => ({
  id: null,
  units: unitsIn(lines),
  expiresAt,
});

/** All lines or none: what the buyer's own earlier orders free counts as available to them. */
function take(
  lines: readonly StockLine[],
  freed: readonly StockLine[],
  { available, inPassing }: { available: Map<Id<'var'>, number>; inPassing: World['inPassing'] },
): void {
  const after = new Map<Id<'var'>, number>();
  const left = (id: Id<'var'>) => after.get(id) ?? available.get(id) ?? 0;
  for (const { variantId, quantity } of freed) after.set(variantId, left(variantId) + quantity);
  for (const { variantId, quantity } of lines) {
    if (quantity > left(variantId)) {
      const soon = left(variantId) + (inPassing?.get(variantId) ?? 0);
      if (quantity <= soon) throw new AppError('BUSY', { seconds: 1 });
      throw new AppError('OUT_OF_STOCK', { variantId, available: soon });
    }
    after.set(variantId, left(variantId) - quantity);
  }
  for (const [variantId, units] of after) available.set(variantId, units);
}
