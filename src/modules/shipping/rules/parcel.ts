import type { Carrier, Locale } from '~/shops/preset';

/** A carrier's name; of one the shop works with no more, its code. */
export function carrierName(id: string, carriers: readonly Carrier[], locale: Locale): string {
  return carriers.find((carrier) => carrier.id === id)?.name[locale] ?? id;
}

/** A parcel in words: who has it, its number, and the carrier's page about it where there is one. */
export const parcelOf = (carrier: string, number: string, carriers: readonly Carrier[], locale: Locale) => ({
  carrier: carrierName(carrier, carriers, locale),
  number,
  href: parcelHref(number, carrier, carriers),
});

/** The carrier's own page about a parcel, where it has one; none of them knows the hyphens people write a number with. */
export function parcelHref(number: string, carrier: string | null, carriers: readonly Carrier[]): string | null {
  const known = carriers.find(({ id }) => id === carrier);
  return known?.trackingUrl?.replace('{number}', encodeURIComponent(number.replaceAll('-', ''))) ?? null;
}
