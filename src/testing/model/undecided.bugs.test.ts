import { bugsTest } from './bugs-test';

bugsTest('undecided');
