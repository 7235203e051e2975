import { kstWithOffset } from '../kst';
import { virtualAccountView } from './account-view';
import { cashReceiptView, type CashReceipt } from './cash-receipt';
import { easyPayName, MERCHANT_ID, methodName } from './method-names';
import { isConfirmed, type Cancel, type Payment } from './payment';
import { receiptLeft } from './payment-receipt';
import type { Surroundings } from './toss';
import { messageOf, type Language } from './toss-error';

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
    receiptKey: cancel.receiptKey,
    cancelStatus: 'DONE',
    cancelRequestId: null,
  };
}

function cardView(payment: Payment, language: Language) {
  const paysByCard =
    payment.paidBy === 'CARD' || (payment.paidBy === 'EASY_PAY' && payment.easyPay?.funding === 'card');
  if (!paysByCard || !isConfirmed(payment.status)) return null;
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
  if (payment.paidBy !== 'EASY_PAY' || !payment.easyPay || !isConfirmed(payment.status)) return null;
  const { provider, funding } = payment.easyPay;
  const amount = funding === 'balance' ? payment.totalAmount : 0;
  return { provider: easyPayName(provider, language), amount, discountAmount: 0 };
}

function mobilePhoneView(payment: Payment, receiptUrl: string) {
  if (payment.paidBy !== 'MOBILE_PHONE' || !isConfirmed(payment.status)) return null;
  const customerMobilePhone = payment.customerMobilePhone ?? '01012345678';
  return { customerMobilePhone, settlementStatus: 'INCOMPLETED', receiptUrl };
}

function cashReceiptsView(payment: Payment, receiptUrl: string, place: Surroundings) {
  const summary = ({ type, receiptKey, issueNumber, amount, taxFreeAmount }: CashReceipt) => ({
    type,
    receiptKey,
    issueNumber,
    receiptUrl,
    amount,
    taxFreeAmount,
  });
  const left = receiptLeft(payment);
  const all = payment.cashReceipts.map((receipt) => cashReceiptView(receipt, receiptUrl, place));
  return { cashReceipt: left ? summary(left) : null, cashReceipts: all.length > 0 ? all : null };
}

/** The full Payment object of version 2022-11-16. */
export function paymentView(payment: Payment, language: Language, place: Surroundings) {
  const base = `${place.baseUrl()}/toss`;
  const receiptUrl = `${base}/receipt/${payment.paymentKey}`;
  const confirmed = isConfirmed(payment.status);
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
    method: payment.paidBy && !expired ? methodName(payment.paidBy, language) : null,
    status: payment.status,
    requestedAt: kstWithOffset(payment.requestedAt),
    approvedAt: payment.approvedAt === null ? null : kstWithOffset(payment.approvedAt),
    useEscrow: expired ? null : payment.useEscrow,
    cultureExpense: false,
    card: cardView(payment, language),
    virtualAccount: virtualAccountView(payment, language, place.clock.now()),
    transfer: payment.paidBy === 'TRANSFER' && confirmed ? { bankCode: '92', settlementStatus: 'INCOMPLETED' } : null,
    mobilePhone: mobilePhoneView(payment, receiptUrl),
    giftCertificate: null,
    ...cashReceiptsView(payment, receiptUrl, place),
    discount: null,
    cancels: payment.cancels.length > 0 ? payment.cancels.map(cancelView) : null,
    secret: payment.secret,
    type: 'NORMAL',
    easyPay: easyPayView(payment, language),
    country: 'KR',
    failure: payment.failure && { ...payment.failure, message: messageOf(payment.failure.code, language) },
    isPartialCancelable: payment.isPartialCancelable && !payment.useEscrow,
    receipt: confirmed ? { url: receiptUrl } : null,
    checkout: { url: `${base}/v1/payments/${payment.paymentKey}/checkout` },
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
