/** Variants one answer about stock tells of. It stands apart: islands of every page need it, and none of the other rules. */
export const STOCK_IDS_MAX = 100;
