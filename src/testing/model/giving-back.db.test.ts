import { modelTest } from './model-test';

modelTest('giving-back');
