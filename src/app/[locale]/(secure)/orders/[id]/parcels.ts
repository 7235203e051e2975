import type { OrderMoments } from '~/modules/order/ui/order-progress';
import type { Arrival } from '~/modules/shipping/rules/promise';
import { parcelOf } from '~/modules/shipping/rules/parcel';
import type { Carrier, Locale } from '~/shops/preset';

type Sent = { readonly carrier: string | null; readonly trackingNumber: string | null };
type Parcel = Sent & {
  readonly preparingAt: Date | null;
  readonly shippedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly completedAt: Date | null;
};

/** The last parcel decides: an order has arrived when all of it has. */
function latest(times: readonly (Date | null)[]): Date | null {
  return times.reduce<Date | null>((last, at) => (at && (!last || at > last) ? at : last), null);
}

export function momentsOf(
  order: { paidAt: Date | null },
  parcels: readonly Parcel[],
  arrival: Arrival | null,
): OrderMoments {
  return {
    paidAt: order.paidAt,
    preparingAt: latest(parcels.map((parcel) => parcel.preparingAt)),
    shippedAt: latest(parcels.map((parcel) => parcel.shippedAt)),
    deliveredAt: latest(parcels.map((parcel) => parcel.deliveredAt)),
    completedAt: latest(parcels.map((parcel) => parcel.completedAt)),
    arrival,
  };
}

/** The first parcel that is on its way: by whom, its number, and the carrier's page about it where there is one. */
export function trackingOf(parcels: readonly Sent[], carriers: readonly Carrier[], locale: Locale) {
  for (const { carrier, trackingNumber: number } of parcels) {
    if (carrier && number) return parcelOf(carrier, number, carriers, locale);
  }
  return null;
}
