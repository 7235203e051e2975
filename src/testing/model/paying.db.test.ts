import { modelTest } from './model-test';

modelTest('paying', {
  place: 5,
  together: 1,
  pay: 7,
  open: 2,
  authenticate: 3,
  confirm: 5,
  check: 3,
  reconcile: 3,
  webhook: 4,
  pass: 2,
  sweep: 1,
  stock: 1,
  cancel: 1,
  retry: 2,
  officeRefund: 1,
});
