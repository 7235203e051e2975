import { kstMonth } from '../kst';
import type { Payment } from './payment';

const DAY = 24 * 3_600_000;

/** Whether the time in which this way of paying gives money back is over; cards have no end. */
export function isRefundOverdue({ paidBy, approvedAt }: Payment, now: number): boolean {
  if (approvedAt === null) return false;
  switch (paidBy) {
    case 'TRANSFER':
      return now - approvedAt > 180 * DAY;
    case 'VIRTUAL_ACCOUNT':
      return now - approvedAt > 365 * DAY;
    case 'MOBILE_PHONE':
      return kstMonth(now) !== kstMonth(approvedAt);
    default:
      return false;
  }
}
