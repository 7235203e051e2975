import { expect, it } from 'vitest';
import { trackingOf } from './parcels';

const sent = (carrier: string | null, trackingNumber: string | null) => ({
  ...{ carrier, trackingNumber },
  ...{ preparingAt: null, shippedAt: null, deliveredAt: null, completedAt: null },
});
const CARRIERS = [
  { id: 'pages', name: { ko: '누리택배', en: 'Nuri' }, trackingUrl: 'https://parcels.example/?no={number}' },
  { id: 'silent', name: { ko: '고요택배', en: 'Goyo' } },
];

it('leads to the page of the carrier about this parcel', () => {
  expect(trackingOf([sent(null, null), sent('pages', '1234-5678')], CARRIERS, 'ko')).toEqual({
    carrier: '누리택배',
    number: '1234-5678',
    href: 'https://parcels.example/?no=12345678',
  });
});

it('names carrier and number where there is no such page', () => {
  expect(trackingOf([sent('silent', '123456')], CARRIERS, 'en')).toEqual({
    carrier: 'Goyo',
    number: '123456',
    href: null,
  });
  expect(trackingOf([sent('unknown', '123456')], CARRIERS, 'en')?.carrier).toBe('unknown');
});

it('has nothing to say before something is sent', () => {
  expect(trackingOf([sent(null, null), sent('silent', null)], CARRIERS, 'ko')).toBeNull();
});
