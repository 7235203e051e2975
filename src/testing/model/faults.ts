import fc from 'fast-check';
import type { Fault } from './provider';

const LOST: readonly Fault[] = [
  ...['reset-before', '500-before', 's008', '409', '429', '502'].map((name) => ({ name, does: false })),
  ...['reset-after', '500-after', 'already-processed'].map((name) => ({ name, does: true })),
];
export const CONFIRM_FAULTS: readonly Fault[] = [
  ...LOST,
  { name: '500-after', does: true, keepError: true },
  { name: 'refuse', does: true, code: 'REJECT_CARD_PAYMENT' },
  { name: 'wrong-amount', does: true, amount: 1234 },
];
export const CANCEL_FAULTS: readonly Fault[] = [
  ...['reset-before', '500-before', '409', '429', '502'].map((name) => ({ name, does: false })),
  ...['reset-after', '500-after', 'already-processed'].map((name) => ({ name, does: true })),
  { name: '500-before', does: false, keepError: true },
  { name: '500-after', does: true, keepError: true },
  { name: 'refuse', does: true, code: 'NOT_CANCELABLE_PAYMENT' },
  { name: 'refuse', does: true, code: 'PROVIDER_ERROR' },
];

export const sometimes = (faults: readonly Fault[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.constantFrom(...faults) });
