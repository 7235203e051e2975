import type { CrashPoint } from '~/server/crash-points';
import type { Scene } from '../world/world';
import { abandon, buy, compared, declinedOnce, doubted, impatient, orderAgain, twoWindows } from './buying';
import { cancelRequested, confirmedPurchase, refundedInPart, sentBack } from './after-delivery';
import { deposited, depositWhileCancelling, neverDeposited } from './deposits';
import {
  allAtOnce,
  cancelledByStaff,
  cancelPaid,
  cancelUnpaid,
  correctStock,
  fulfilled,
  letExpire,
  refundedAtProvider,
} from './undoing';

export type Flow = (scene: Scene) => Promise<void>;

/** Everything shoppers and staff do, as often as it stands here. */
export const EVERYTHING: readonly Flow[] = [
  buy,
  buy,
  buy,
  abandon,
  declinedOnce,
  impatient,
  twoWindows,
  doubted,
  orderAgain,
  cancelUnpaid,
  cancelPaid,
  cancelPaid,
  letExpire,
  refundedAtProvider,
  fulfilled,
  cancelledByStaff,
  allAtOnce,
  correctStock,
  deposited,
  deposited,
  depositWhileCancelling,
  neverDeposited,
  refundedInPart,
  cancelRequested,
  sentBack,
  confirmedPurchase,
];

const LEADING_TO: Readonly<Record<string, Flow>> = {
  find: doubted,
  transactions: compared,
  cancel: cancelPaid,
  'cancel-order': cancelPaid,
  'settle-refund': cancelPaid,
  'note-refund-at-provider': refundedAtProvider,
  'expire-order': letExpire,
  'advance-fulfilment': fulfilled,
  complete: confirmedPurchase,
  'claim-open': cancelRequested,
  'claim-step': cancelRequested,
  'claim-refund': sentBack,
  reship: sentBack,
  'adjust-stock': correctStock,
};

/** The flow that passes this crash point for sure. */
export const flowTo = (point: CrashPoint): Flow => LEADING_TO[point.split(':')[0] ?? ''] ?? buy;
