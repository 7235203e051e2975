import { kstWithOffset } from '../kst';
import { isApproved, type Cancel, type PaidBy, type Payment } from './payment';
import { messageOf, type Language } from './toss-error';

export const MERCHANT_ID = 'tsbxenergy01';

const METHOD: Record<PaidBy, Record<Language, string>> = {
  CARD: { ko: '카드', en: 'Card' },
  EASY_PAY: { ko: '간편결제', en: 'EasyPay' },
  TRANSFER: { ko: '계좌이체', en: 'Transfer' },
  VIRTUAL_ACCOUNT: { ko: '가상계좌', en: 'VirtualAccount' },
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

function cancelView(cancel: Cancel) {
  return {
    cancelAmount: cancel.cancelAmount,
    cancelReason: cancel.cancelReason,
    taxFreeAmount: cancel.taxFreeAmount,
    taxExemptionAmount: 0,
    refundableAmount: cancel.refundableAmount,
    cardDiscountAmount: 0,
    transferDiscountAmount: 0,
    easyPayDiscountAmount: 0,
    canceledAt: kstWithOffset(cancel.canceledAt),
    transactionKey: cancel.transactionKey,
    receiptKey: null,
    cancelStatus: 'DONE',
    cancelRequestId: null,
  };
}

function cardView(payment: Payment, language: Language) {
  const paysByCard =
    payment.paidBy === 'CARD' || (payment.paidBy === 'EASY_PAY' && payment.easyPay?.funding === 'card');
  if (!paysByCard || !isApproved(payment.status)) return null;
  return {
    issuerCode: '61',
    acquirerCode: '31',
    number: '43301234****123*',
    installmentPlanMonths: 0,
    isInterestFree: false,
    interestPayer: null,
    approveNo: '00000000',
    useCardPoint: false,
    cardType: language === 'en' ? 'Credit' : '신용',
    ownerType: language === 'en' ? 'Personal' : '개인',
    acquireStatus: payment.status === 'CANCELED' ? 'CANCELED' : 'READY',
    amount: payment.totalAmount,
  };
}

function easyPayView(payment: Payment, language: Language) {
  if (payment.paidBy !== 'EASY_PAY' || !payment.easyPay || !isApproved(payment.status)) return null;
  const { provider, funding } = payment.easyPay;
  const amount = funding === 'balance' ? payment.totalAmount : 0;
  return { provider: EASY_PAY[provider]?.[language] ?? provider, amount, discountAmount: 0 };
}

/** The full Payment object of version 2022-11-16. */
export function paymentView(payment: Payment, language: Language, baseUrl: string) {
  const approved = isApproved(payment.status);
  const expired = payment.status === 'EXPIRED';
  const { balanceAmount, taxFreeAmount } = payment;
  const vat = Math.round((balanceAmount - taxFreeAmount) / 11);
  return {
    mId: MERCHANT_ID,
    version: '2022-11-16',
    lastTransactionKey: payment.lastTransactionKey,
    paymentKey: payment.paymentKey,
    orderId: payment.orderId,
    orderName: payment.orderName,
    currency: payment.currency,
    method: payment.paidBy && !expired ? METHOD[payment.paidBy][language] : null,
    status: payment.status,
    requestedAt: kstWithOffset(payment.requestedAt),
    approvedAt: payment.approvedAt === null ? null : kstWithOffset(payment.approvedAt),
    useEscrow: expired ? null : false,
    cultureExpense: false,
    card: cardView(payment, language),
    virtualAccount: null,
    transfer: payment.paidBy === 'TRANSFER' && approved ? { bankCode: '92', settlementStatus: 'INCOMPLETED' } : null,
    mobilePhone: null,
    giftCertificate: null,
    cashReceipt: null,
    cashReceipts: null,
    discount: null,
    cancels: payment.cancels.length > 0 ? payment.cancels.map(cancelView) : null,
    secret: payment.secret,
    type: 'NORMAL',
    easyPay: easyPayView(payment, language),
    country: 'KR',
    failure: payment.failure && { ...payment.failure, message: messageOf(payment.failure.code, language) },
    isPartialCancelable: payment.isPartialCancelable,
    receipt: approved ? { url: `${baseUrl}/toss/receipt/${payment.paymentKey}` } : null,
    checkout: { url: `${baseUrl}/toss/v1/payments/${payment.paymentKey}/checkout` },
    totalAmount: payment.totalAmount,
    balanceAmount,
    suppliedAmount: balanceAmount - vat - taxFreeAmount,
    vat,
    taxFreeAmount,
    taxExemptionAmount: 0,
    metadata: payment.metadata,
  };
}

export type PaymentView = ReturnType<typeof paymentView>;
