import { modelTest } from './model-test';

modelTest('requests');
