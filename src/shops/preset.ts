import type { CurrencyCode } from './currencies';

export const LOCALES = ['ko', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export type Localized = Readonly<Record<Locale, string>>;

/** Everything that makes one shop of the shared code: brand, law, money, providers. */
export type ShopPreset = {
  readonly id: string;
  readonly theme: 'energy' | 'spicy';
  /** The page's ground as the theme has it, for what stands around the page: the browser's frame, the installed app's first moment. */
  readonly ground: { readonly light: string; readonly dark: string };
  readonly name: Localized;
  readonly tagline: Localized;
  readonly locales: readonly Locale[];
  readonly defaultLocale: Locale;
  readonly currency: CurrencyCode;
  readonly paymentProvider: 'toss';
  /** Shop windows elsewhere that read the catalogue, and the country they sell to. */
  readonly feeds: { readonly country: string; readonly readers: readonly ('naver' | 'google')[] };
  /** Methods offered at checkout, in order. */
  readonly paymentMethods: readonly PaymentMethod[];
  readonly loginProviders: readonly 'naver'[];
  /** Words at hand here, in lower case: a password of nothing else is guessed soon. */
  readonly passwordWords: readonly string[];
  /** Against hoarding: unpaid orders at once, and orders left unpaid within an hour. */
  readonly order: {
    readonly maxOpenOrders: number;
    /** Units in them, all lines together. */
    readonly maxOpenUnits: number;
    /** Of all guests at one address together, orders and the units in them. */
    readonly maxOrdersAtAddress: number;
    readonly maxUnitsAtAddress: number;
    readonly maxAwaitingDeposit: number;
    readonly maxUnpaidAnHour: number;
    readonly maxLines: number;
  };
  /** Whether payments by transfer and deposit are kept by a third party until delivery; such payments are refunded whole only. */
  readonly useEscrow: boolean;
  /** Delivery per seller group, minor units; what a region adds is never free. */
  readonly shipping: {
    readonly fee: number;
    readonly freeFrom: number;
    readonly surcharges: Readonly<Record<DeliveryRegion, number>>;
    /** Parcels of a working day are closed at this hour in Seoul, and are so many working days on their way. */
    readonly cutOffHour: number;
    readonly transitDays: Readonly<Record<DeliveryRegion, number>>;
    readonly carriers: readonly Carrier[];
  };
  /** Both ways of a parcel, for whoever changes their mind; what they have paid for the way there counts. */
  readonly returnsFee: number;
  /** Value added tax, which every price holds. */
  readonly vatPercent: number;
  readonly legal: {
    readonly company: Localized;
    readonly representative: Localized;
    readonly businessNumber: string;
    readonly mailOrderNumber: Localized;
    readonly address: Localized;
    readonly phone: string;
    readonly hours: Localized;
    readonly email: string;
    readonly privacyOfficer: Localized;
    readonly hosting: Localized;
    readonly attribution: Localized;
  };
  /** Versions of the texts people consent to. */
  readonly consentVersions: { readonly terms: string; readonly privacy: string; readonly order: string };
};

/** Who takes parcels; `trackingUrl` is their page about one, with `{number}` where its number goes. */
export type Carrier = { readonly id: string; readonly name: Localized; readonly trackingUrl?: string };

/** Where a parcel goes, as far as its price and its way differ. */
export const DELIVERY_REGIONS = ['MAINLAND', 'JEJU', 'ISLAND'] as const;
export type DeliveryRegion = (typeof DELIVERY_REGIONS)[number];

export const PAYMENT_METHODS = ['CARD', 'TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE'] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
