import { modelTest } from './model-test';

modelTest('paying');
