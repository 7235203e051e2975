/** Alerts one person or one mailbox may have waiting at once. */
export const ALERTS_MOST = 30;

/** How long the link holds that proves a mailbox; whoever has not followed it by then never asked. */
export const CONFIRM_HOURS = 24;

/** How long an alert waits for its product before it is given up. */
export const WAIT_MONTHS = 6;

/** What the mails about an alert are about: whether it was wanted, and that its product is back. */
export type RestockMail = 'CONFIRM' | 'BACK';
