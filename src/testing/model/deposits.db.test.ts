import { modelTest } from './model-test';

modelTest('deposits');
