import type { Carrier } from './preset';

/** Who delivers in Korea, each with its own page about a parcel: addresses in common use, none of which was asked so far. */
export const KOREAN_CARRIERS: readonly Carrier[] = [
  {
    id: 'cj',
    name: { ko: 'CJ대한통운', en: 'CJ Logistics' },
    trackingUrl: 'https://trace.cjlogistics.com/next/tracking.html?wblNo={number}',
  },
  {
    id: 'post',
    name: { ko: '우체국택배', en: 'Korea Post' },
    trackingUrl: 'https://service.epost.go.kr/trace.RetrieveDomRigiTraceList.comm?sid1={number}',
  },
  {
    id: 'hanjin',
    name: { ko: '한진택배', en: 'Hanjin' },
    trackingUrl:
      'https://www.hanjin.com/kor/CMS/DeliveryMgr/WaybillResult.do?mCode=MN038&schLang=KR&wblnumText2={number}',
  },
  {
    id: 'lotte',
    name: { ko: '롯데택배', en: 'Lotte Global Logistics' },
    trackingUrl: 'https://www.lotteglogis.com/home/reservation/tracking/linkView?InvNo={number}',
  },
  {
    id: 'logen',
    name: { ko: '로젠택배', en: 'Logen' },
    trackingUrl: 'https://www.ilogen.com/web/personal/trace/{number}',
  },
];
