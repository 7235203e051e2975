import { bugsTest } from './bugs-test';

bugsTest('paying');
