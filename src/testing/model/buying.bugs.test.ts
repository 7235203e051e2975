import { bugsTest } from './bugs-test';

bugsTest('buying');
