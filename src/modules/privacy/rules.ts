type Span = { readonly years: number } | { readonly months: number } | { readonly days: number };

/**
 * How long what is kept and by which rule; the daily job holds to it, and docs/privacy.md tells it. Each span begins with what
 * `from` names. The law's spans are those of the enforcement decree of the E-Commerce Act, article 6.
 */
export const RETENTION = {
  orders: {
    keep: { years: 5 },
    from: 'the last thing that happened to the order',
    rule: 'contracts, payments, supply',
  },
  claims: { keep: { years: 3 }, from: 'the end of the request', rule: 'complaints and disputes' },
  consents: { keep: { months: 6 }, from: 'leaving', rule: 'display and advertising' },
  guests: { keep: { years: 1 }, from: 'their last visit, without an order', rule: 'of no use any more' },
  sessions: { keep: { days: 0 }, from: 'their end, at most seven days after the last use', rule: 'of no use any more' },
  codes: { keep: { days: 1 }, from: 'their end', rule: 'of no use any more' },
  origins: { keep: { days: 3 }, from: 'the order', rule: 'against hoarding' },
  uploads: { keep: { days: 1 }, from: 'the upload, shown nowhere since', rule: 'of no use any more' },
  restockAsked: {
    keep: { days: 1 },
    from: 'being asked for, unless the mailbox confirms it',
    rule: 'of no use any more',
  },
  restockAlerts: { keep: { months: 6 }, from: 'being asked for', rule: 'of no use any more' },
  notices: { keep: { months: 6 }, from: 'the change it tells of', rule: 'of no use any more' },
  outbox: { keep: { days: 90 }, from: 'delivery', rule: 'to look into faults' },
  alarms: { keep: { days: 90 }, from: 'when they were resolved', rule: 'to look into faults' },
  webhooks: { keep: { days: 90 }, from: 'when they were worked off', rule: 'to look into faults' },
} as const satisfies Record<string, { keep: Span; from: string; rule: string }>;

/** What happened at this moment or earlier is not kept any more. */
export function cutOff(now: Date, keep: Span): Date {
  const at = new Date(now);
  if ('years' in keep) at.setUTCFullYear(at.getUTCFullYear() - keep.years);
  else if ('months' in keep) at.setUTCMonth(at.getUTCMonth() - keep.months);
  else at.setUTCDate(at.getUTCDate() - keep.days);
  return at;
}

/** Where a table that knows of a person is found in what they are given of their data. */
export const EXPORTED: Readonly<Record<string, string>> = {
  users: 'profile',
  identities: 'waysIn',
  addresses: 'addresses',
  consents: 'consents',
  day_targets: 'dayTarget',
  sessions: 'devices',
  email_codes: 'codes',
  staff_areas: 'staffAreas',
  carts: 'cart',
  cart_lines: 'cart',
  wishes: 'wishes',
  orders: 'orders',
  order_lines: 'orders.lines',
  fulfilments: 'orders.parcels',
  order_events: 'orders.history',
  payment_attempts: 'orders.payments',
  refunds: 'orders.refunds',
  refund_lines: 'orders.refunds.lines',
  claims: 'orders.requests',
  claim_lines: 'orders.requests.lines',
  claim_photos: 'orders.photos',
  notices: 'notices',
  questions: 'questions',
  reviews: 'reviews',
  review_photos: 'photos',
  review_votes: 'helpfulVotes',
  review_reports: 'reports',
  restock_alerts: 'restockAlerts',
};

/** Tables that point at a person or an order and are given to nobody, each with its reason. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  admin_acts: 'the log of what staff did: the shop’s, and append-only',
  second_steps: 'the secret of an authenticator app: whoever reads it opens the admin with it',
  recovery_codes: 'hashes of codes that open in place of that app',
  order_origins: 'a keyed hash of the address a guest ordered from, kept for three days',
  stock_holds: 'units kept for an order, which is given with its lines',
  stock_movements: 'the ledger of the stock: what an order took of it is in its lines',
  provider_transactions: 'the provider’s own list of the payments that are given with their order',
  webhook_inbox: 'the provider’s words about the payments that are given with their order',
};
