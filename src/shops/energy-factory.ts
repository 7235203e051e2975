import { KOREAN_CARRIERS } from './carriers';
import type { ShopPreset } from './preset';

export const energyFactory: ShopPreset = {
  id: 'energy-factory',
  theme: 'energy',
  ground: { light: '#fbfaf6', dark: '#121613' },
  name: { ko: '에너지팩토리', en: 'Energy Factory' },
  tagline: { ko: '숫자로 고르는 건강한 한 끼', en: 'Healthy food, chosen by the numbers' },
  locales: ['ko', 'en'],
  defaultLocale: 'ko',
  currency: 'KRW',
  paymentProvider: 'toss',
  feeds: { country: 'KR', readers: ['naver', 'google'] },
  paymentMethods: ['CARD', 'TRANSFER', 'VIRTUAL_ACCOUNT', 'MOBILE_PHONE'],
  loginProviders: ['naver'],
  passwordWords: [
    ...['energyfactory', 'energy', 'factory', '에너지팩토리', '에너지', '팩토리'],
    ...['protein', '단백질', 'health', '건강', 'food', '푸드', 'diet', '다이어트', 'shop', 'mall', '쇼핑', '쇼핑몰'],
    ...['admin', '관리자', 'staff', 'seller', 'customer', 'shopper', 'member', '회원', 'naver', '네이버'],
    ...['password', '비밀번호', 'login', '로그인', 'welcome', 'korea', '대한민국', 'seoul', '서울'],
  ],
  order: {
    ...{ maxOpenOrders: 3, maxOpenUnits: 100, maxAwaitingDeposit: 1, maxUnpaidAnHour: 12, maxLines: 50 },
    ...{ maxOrdersAtAddress: 20, maxUnitsAtAddress: 150 },
  },
  useEscrow: false,
  shipping: {
    fee: 3000,
    freeFrom: 40000,
    surcharges: { MAINLAND: 0, JEJU: 3000, ISLAND: 5000 },
    cutOffHour: 23,
    transitDays: { MAINLAND: 1, JEJU: 2, ISLAND: 3 },
    carriers: [
      ...KOREAN_CARRIERS,
      { id: 'example-parcel', name: { ko: '예시택배', en: 'Example Parcel' } },
      { id: 'example-dawn', name: { ko: '예시새벽배송', en: 'Example Dawn Delivery' } },
    ],
  },
  returnsFee: 6000,
  vatPercent: 10,
  legal: {
    company: { ko: '(주)에너지팩토리', en: 'Energy Factory Inc.' },
    representative: { ko: '홍길동', en: 'Hong Gildong' },
    businessNumber: '000-00-00000',
    mailOrderNumber: { ko: '제0000-서울강남-0000호', en: 'No. 0000-Seoul Gangnam-0000' },
    address: { ko: '서울특별시 강남구 예시로 00, 0층', en: '0F, 00 Yesi-ro, Gangnam-gu, Seoul' },
    phone: '0000-0000',
    hours: { ko: '평일 09–18시, 점심 12–13시 쉬어요.', en: 'Weekdays 09:00–18:00, closed 12:00–13:00.' },
    email: 'help@energyfactory.example',
    privacyOfficer: { ko: '홍길동', en: 'Hong Gildong' },
    hosting: { ko: '(주)에너지팩토리', en: 'Energy Factory Inc.' },
    attribution: {
      ko: '영양성분은 식품의약품안전처 식품영양성분 DB의 참고값 예시예요. 가격과 재고는 시연용이에요.',
      en: 'Nutrition facts are reference values of the Korean food composition database (MFDS). Prices and stock are for demonstration.',
    },
  },
  consentVersions: { terms: '2026-11-30', privacy: '2026-11-30', order: '2026-11-29' },
};
