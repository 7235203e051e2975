import { describe, expect, it } from 'vitest';
import { regionOf } from './region';

describe('the region of a postal code', () => {
  it.each([
    ['63000', 'JEJU'],
    ['63644', 'JEJU'],
    ['63365', 'JEJU'],
    ['40200', 'ISLAND'],
    ['40240', 'ISLAND'],
    ['22386', 'ISLAND'],
    ['22388', 'ISLAND'],
    ['23100', 'ISLAND'],
    ['31708', 'ISLAND'],
    ['46771', 'ISLAND'],
    ['54000', 'ISLAND'],
    ['58826', 'ISLAND'],
    ['59790', 'ISLAND'],
    [' 40240 ', 'ISLAND'],
  ])('%s is %s', (code, region) => expect(regionOf(code)).toBe(region));

  it.each(['04524', '22385', '22389', '40199', '40241', '28826', '58827', '62999', '64000', '59791'])(
    '%s is the mainland',
    (code) => expect(regionOf(code)).toBe('MAINLAND'),
  );

  it.each(['', '6312', '631220', '63-122', '6３122', 'abcde', '-4024', '4024.'])(
    'of what is no whole code, as «%s», nothing is added yet',
    (code) => expect(regionOf(code)).toBe('MAINLAND'),
  );
});
