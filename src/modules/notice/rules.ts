/** What somebody is told of their order where they did not do it themselves: kinds of lines of its story, as they follow. */
export const NOTICE_KINDS = [
  'PAID',
  'DEPOSIT_AWAITED',
  'DEPOSIT_REVERSED',
  'DEPOSIT_LATE',
  'EXPIRED',
  'CANCELED',
  'PREPARING',
  'SHIPPED',
  'DELIVERED',
  'COMPLETED',
  'CLAIM_ACCEPTED',
  'CLAIM_REFUSED',
  'CLAIM_PICKED_UP',
  'CLAIM_INSPECTED',
  'RESHIPPED',
  'REFUND_REQUESTED',
  'PARTLY_REFUNDED',
  'REFUNDED',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const noticeKind = (kind: string): NoticeKind | undefined => NOTICE_KINDS.find((known) => known === kind);
