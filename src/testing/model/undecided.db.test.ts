import { modelTest } from './model-test';

modelTest('undecided');
