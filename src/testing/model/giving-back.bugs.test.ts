import { bugsTest } from './bugs-test';

bugsTest('giving-back');
