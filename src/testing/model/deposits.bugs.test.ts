import { bugsTest } from './bugs-test';

bugsTest('deposits');
