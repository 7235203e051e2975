import { modelTest } from './model-test';

modelTest('buying');
