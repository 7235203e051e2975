import { describe, expect, it } from 'vitest';
import { limitedAddress } from './client-address';

describe('an address as it counts', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:0001:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['::', '0:0:0:0::/64'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['[2001:db8:1:2::9]:51234', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]', '2001:db8:1:2::/64'],
    ['unknown', 'unknown'],
    ['not:an:address', 'not:an:address'],
  ])('%s is %s', (address, counted) => expect(limitedAddress(address)).toBe(counted));

  it('is one for all of a connection, and another for the next', () => {
    const inOne = Array.from({ length: 50 }, (_, n) => limitedAddress(`2001:db8:a:b::${n.toString(16)}`));
    expect(new Set(inOne).size).toBe(1);
    expect(limitedAddress('2001:db8:a:c::1')).not.toBe(inOne[0]);
  });
});
