import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import type { Storage, Tile } from '~/modules/catalog/rules';
import type { Totals } from '~/modules/promotion/rules';
import type { ShippingPolicy } from '~/modules/shipping/rules';
import type { DeliveryPromise } from '~/modules/shipping/rules/promise';
import type { DeliveryRegion, PaymentMethod } from '~/shops/preset';
import type { RecipientInput } from '~/modules/account/address-input';
import type { ContactInput } from '../input';

export type CheckoutLine = {
  readonly variantId: Id<'var'>;
  readonly slug: string;
  readonly name: string;
  readonly option: string;
  readonly image: string;
  readonly tile: Tile;
  readonly storage: Storage;
  readonly quantity: number;
  readonly amount: number;
  readonly proteinG: number;
  readonly available: number;
  readonly problem: 'NOT_FOR_SALE' | 'OUT_OF_STOCK' | 'QUANTITY_LIMIT' | null;
};

/** Everything the checkout page is drawn from, as the server gives it. */
export type CheckoutView = {
  /** Whose draft the page keeps; null for somebody nobody knows yet. */
  readonly buyer: Id<'usr'> | Id<'gst'> | null;
  readonly lines: readonly CheckoutLine[];
  /** To the mainland. */
  readonly totals: Totals;
  readonly currency: CurrencyCode;
  readonly paymentMethods: readonly PaymentMethod[];
  readonly open: { readonly id: Id<'ord'>; readonly placedAt: Date; readonly expiresAt: Date } | null;
  readonly recipient: RecipientInput | null;
  /** What a guest wrote the last time. */
  readonly contact: Readonly<Record<keyof ContactInput, string | null>> | null;
  /** What each region adds for a parcel, minor units, and when the order, paid now, arrives there. */
  readonly surcharges: ShippingPolicy['surcharges'];
  readonly arrivals: Readonly<Record<DeliveryRegion, DeliveryPromise | null>>;
  readonly now: Date;
};
