import { bugsTest } from './bugs-test';

bugsTest('requests');
