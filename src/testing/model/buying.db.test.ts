import { modelTest } from './model-test';

modelTest('buying', {
  place: 7,
  together: 4,
  repeat: 2,
  pass: 4,
  sweep: 2,
  price: 1,
  stock: 3,
  open: 2,
  pay: 4,
  cancel: 3,
});
