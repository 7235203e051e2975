import type { PaidBy } from './payment';
import type { Language } from './toss-error';

export const MERCHANT_ID = 'tsbxenergy01';

const METHOD: Record<PaidBy, Record<Language, string>> = {
  CARD: { ko: '카드', en: 'Card' },
  EASY_PAY: { ko: '간편결제', en: 'EasyPay' },
  TRANSFER: { ko: '계좌이체', en: 'Transfer' },
  VIRTUAL_ACCOUNT: { ko: '가상계좌', en: 'VirtualAccount' },
  MOBILE_PHONE: { ko: '휴대폰', en: 'MobilePhone' },
};

const EASY_PAY: Record<string, Record<Language, string>> = {
  TOSSPAY: { ko: '토스페이', en: 'Tosspay' },
  NAVERPAY: { ko: '네이버페이', en: 'Naverpay' },
  KAKAOPAY: { ko: '카카오페이', en: 'Kakaopay' },
  SAMSUNGPAY: { ko: '삼성페이', en: 'Samsungpay' },
};

export const EASY_PAY_PROVIDERS = Object.keys(EASY_PAY);

export function methodName(paidBy: PaidBy, language: Language): string {
  return METHOD[paidBy][language];
}

export function easyPayName(provider: string, language: Language): string {
  return EASY_PAY[provider]?.[language] ?? provider;
}
