import { expect, it } from 'vitest';
import { KOREAN_CARRIERS } from '~/shops/carriers';
import { carrierName, parcelHref } from './parcel';

it.each([
  ['cj', 'https://trace.cjlogistics.com/next/tracking.html?wblNo=123456789012'],
  ['post', 'https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1=123456789012'],
  ['logen', 'https://www.ilogen.com/web/personal/trace/123456789012'],
  ['lotte', 'https://www.lotteglogis.com/home/reservation/tracking/linkView?InvNo=123456789012'],
  [
    'hanjin',
    'https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&schLang=KR&wblnumText2=123456789012',
  ],
])('leads to the page of %s about a parcel, whose number is written there without hyphens', (carrier, href) => {
  expect(parcelHref('1234-5678-9012', carrier, KOREAN_CARRIERS)).toBe(href);
});

it('has no page of a carrier it does not know, or that has none', () => {
  const silent = [{ id: 'silent', name: { ko: '고요택배', en: 'Goyo' } }];
  expect(parcelHref('123456', 'silent', silent)).toBeNull();
  expect(parcelHref('123456', 'cj', silent)).toBeNull();
  expect(parcelHref('123456', null, KOREAN_CARRIERS)).toBeNull();
});

it('writes a number into the address, never an address', () => {
  const carriers = [
    { id: 'any', name: { ko: '택배', en: 'Any' }, trackingUrl: 'https://parcels.example/?no={number}' },
  ];
  expect(parcelHref('12 34&x', 'any', carriers)).toBe('https://parcels.example/?no=12%2034%26x');
});

it('names a carrier in the language asked for, and by its code once the shop has left it', () => {
  expect(carrierName('post', KOREAN_CARRIERS, 'ko')).toBe('우체국택배');
  expect(carrierName('post', KOREAN_CARRIERS, 'en')).toBe('Korea Post');
  expect(carrierName('gone', KOREAN_CARRIERS, 'en')).toBe('gone');
});
