import { modelTest } from './model-test';

modelTest('giving-back', {
  place: 4,
  pay: 8,
  cancel: 5,
  giveBack: 7,
  retry: 4,
  ship: 5,
  officeRefund: 3,
  webhook: 4,
  reconcile: 1,
  check: 1,
  stock: 1,
  pass: 1,
});
