import type { FulfilmentState } from '~/modules/order/rules';

/** A rating is counted in half stars, from ½ to 5. */
export const HALVES_MAX = 10;
export const TEXT_MIN = 10;
export const TEXT_MAX = 2000;
export const ANSWER_MAX = 1000;
export const PAGE_SIZE = 10;

/** What is left of the words where somebody removes a review that staff have hidden. */
export const REMOVED = '—';

export const REVIEW_SORTS = ['helpful', 'new', 'high', 'low'] as const;
export type ReviewSort = (typeof REVIEW_SORTS)[number];

/** Why somebody asks staff to look at a review, and why staff may hide one: never because it is bad for the shop. */
export const REPORT_REASONS = ['ADVERTISING', 'ABUSE', 'PERSONAL_DATA', 'UNRELATED', 'UNLAWFUL'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

/** Where staff find reviews. */
export const REVIEW_DESKS = ['REPORTED', 'UNANSWERED', 'HIDDEN', 'ALL'] as const;
export type ReviewDesk = (typeof REVIEW_DESKS)[number];

export type BoughtLine = {
  readonly parcel: FulfilmentState;
  /** Units that were not given back. */
  readonly kept: number;
};

/** Whether a bought line can be reviewed: it has arrived, and something of it was kept. */
export const mayReview = ({ parcel, kept }: BoughtLine): boolean =>
  kept > 0 && (parcel === 'DELIVERED' || parcel === 'COMPLETED');
