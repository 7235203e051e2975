/** What can go wrong inside the window, before any confirm; also the failure of a payment that ran out of time. */
export const WINDOW_CODES: Record<string, { ko: string; en: string }> = {
  PAY_PROCESS_CANCELED: {
    ko: '사용자에 의해 결제가 취소되었습니다.',
    en: 'The payment was cancelled by the user.',
  },
  PAY_PROCESS_ABORTED: {
    ko: '결제 진행 중 승인에 실패하여 결제가 중단되었습니다.',
    en: 'The payment failed and was aborted.',
  },
  EXPIRED_PAYMENT: { ko: '결제 시간이 만료되었습니다.', en: 'The time to pay is over.' },
};
