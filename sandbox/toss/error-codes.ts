type ErrorText = readonly [status: number, ko: string, en: string];

/** Refusals of a confirm that the payment window offers; each ends the payment as ABORTED. */
export const DECLINES = {
  REJECT_CARD_PAYMENT: [
    403,
    '한도초과 혹은 잔액부족으로 결제에 실패했습니다.',
    'The limit is exceeded or the balance is insufficient.',
  ],
  REJECT_CARD_COMPANY: [403, '결제 승인이 거절되었습니다.', 'The card company refused the payment.'],
  REJECT_ACCOUNT_PAYMENT: [403, '잔액부족으로 결제에 실패했습니다.', 'The balance of the account is insufficient.'],
  REJECT_TOSSPAY_INVALID_ACCOUNT: [
    403,
    '선택하신 출금 계좌가 출금이체 등록이 되어 있지 않아요.',
    'The account is not registered for withdrawal.',
  ],
  EXCEED_MAX_AUTH_COUNT: [403, '최대 인증 횟수를 초과했습니다.', 'Too many attempts to authenticate.'],
  EXCEED_MAX_ONE_DAY_AMOUNT: [403, '일일 한도를 초과했습니다.', 'The daily limit is exceeded.'],
  NOT_AVAILABLE_BANK: [403, '은행 서비스 시간이 아닙니다.', 'The bank is closed at this hour.'],
  INVALID_PASSWORD: [403, '결제 비밀번호가 일치하지 않습니다.', 'The payment password does not match.'],
  FDS_ERROR: [403, '위험거래가 감지되어 결제가 제한됩니다.', 'The payment was stopped as suspicious.'],
  INVALID_REJECT_CARD: [400, '카드 사용이 거절되었습니다.', 'The card was refused.'],
  INVALID_CARD_EXPIRATION: [400, '카드 정보를 다시 확인해주세요. (유효기간)', 'The expiry date of the card is wrong.'],
  INVALID_STOPPED_CARD: [400, '정지된 카드 입니다.', 'The card is suspended.'],
  INVALID_CARD_LOST_OR_STOLEN: [400, '분실 혹은 도난 카드입니다.', 'The card was reported lost or stolen.'],
  INVALID_CARD_NUMBER: [400, '카드번호를 다시 확인해주세요.', 'The card number is wrong.'],
  INVALID_CARD_INSTALLMENT_PLAN: [400, '할부 개월 정보가 잘못되었습니다.', 'The instalment months are not valid.'],
  EXCEED_MAX_CARD_INSTALLMENT_PLAN: [
    400,
    '설정 가능한 최대 할부 개월 수를 초과했습니다.',
    'Too many instalment months.',
  ],
  NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT: [
    400,
    '할부가 지원되지 않는 카드 또는 가맹점 입니다.',
    'This card or shop has no instalments.',
  ],
  NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN: [400, '할부가 지원되지 않는 카드입니다.', 'This card has no instalments.'],
  NOT_ALLOWED_POINT_USE: [400, '포인트 사용이 불가한 카드로 결제에 실패했습니다.', 'This card cannot pay by points.'],
  BELOW_MINIMUM_AMOUNT: [
    400,
    '신용카드는 결제금액이 100원 이상, 계좌는 200원이상부터 결제가 가능합니다.',
    'At least 100 won by card, 200 won by account.',
  ],
  EXCEED_MAX_DAILY_PAYMENT_COUNT: [400, '하루 결제 가능 횟수를 초과했습니다.', 'Too many payments today.'],
  EXCEED_MAX_PAYMENT_AMOUNT: [400, '하루 결제 가능 금액을 초과했습니다.', 'The daily amount is exceeded.'],
  EXCEED_MAX_AMOUNT: [400, '거래금액 한도를 초과했습니다.', 'The amount is over the limit.'],
  EXCEED_MAX_ONE_DAY_WITHDRAW_AMOUNT: [400, '1일 출금 한도를 초과했습니다.', 'The daily withdrawal limit is exceeded.'],
  EXCEED_MAX_ONE_TIME_WITHDRAW_AMOUNT: [400, '1회 출금 한도를 초과했습니다.', 'The withdrawal limit is exceeded.'],
  EXCEED_MAX_MONTHLY_PAYMENT_AMOUNT: [400, '당월 결제 가능금액을 초과했습니다.', 'The monthly amount is exceeded.'],
  RESTRICTED_TRANSFER_ACCOUNT: [
    400,
    '계좌는 등록 후 12시간 뒤부터 결제할 수 있습니다.',
    'The account can pay 12 hours after registration.',
  ],
  INVALID_ACCOUNT_INFO_RE_REGISTER: [400, '유효하지 않은 계좌입니다.', 'The account is not valid; register it again.'],
  NOT_AVAILABLE_PAYMENT: [400, '결제가 불가능한 시간대입니다.', 'Payments are not possible at this hour.'],
  EXCEEDS_TRANSFER_AMOUNT_MAXIMUM: [400, '이체 한도를 초과했습니다.', 'The transfer limit is exceeded.'],
} satisfies Record<string, ErrorText>;

const OTHERS = {
  ALREADY_PROCESSED_PAYMENT: [400, '이미 처리된 결제 입니다.', 'The payment has already been processed.'],
  PROVIDER_ERROR: [
    400,
    '일시적인 오류가 발생했습니다. 잠시 후 다시 시도해주세요.',
    'A temporary error; please try again later.',
  ],
  CARD_PROCESSING_ERROR: [400, '카드사에서 오류가 발생했습니다.', 'An error at the card company.'],
  INVALID_REQUEST: [400, '잘못된 요청입니다.', 'The request is not valid.'],
  INVALID_API_KEY: [400, '잘못된 시크릿키 연동 정보 입니다.', 'The secret key is not valid here.'],
  INVALID_ORDER_ID: [
    400,
    '주문번호는 영문 대소문자, 숫자, 특수문자(-, _)만 허용하며 6자 이상 64자 이하여야 합니다.',
    'The order id has 6 to 64 letters, digits, - and _.',
  ],
  DUPLICATED_ORDER_ID: [
    400,
    '이미 승인 및 취소가 진행된 중복된 주문번호 입니다.',
    'The order id has already been used.',
  ],
  UNAPPROVED_ORDER_ID: [400, '아직 승인되지 않은 주문번호입니다.', 'The order id is not approved yet.'],
  NOT_FOUND_TERMINAL_ID: [400, '단말기번호(TID)가 없습니다.', 'No terminal id.'],
  INVALID_AUTHORIZE_AUTH: [400, '유효하지 않은 인증 방식입니다.', 'The way of authenticating is not valid.'],
  INVALID_UNREGISTERED_SUBMALL: [400, '등록되지 않은 서브몰입니다.', 'The sub-shop is not registered.'],
  NOT_REGISTERED_BUSINESS: [400, '등록되지 않은 사업자 번호입니다.', 'The business number is not registered.'],
  INVALID_IDEMPOTENCY_KEY: [400, '멱등키는 300자 이하여야 합니다.', 'The idempotency key has at most 300 characters.'],
  INVALID_TEST_CODE: [400, '유효하지 않은 테스트 코드입니다.', 'The test code is not known.'],
  INVALID_DATE: [400, '날짜 데이터가 잘못 되었습니다.', 'The date is not valid.'],
  EXCEED_MAX_DUE_DATE: [400, '가상계좌의 최대 유효기간을 초과했습니다.', 'The account can wait for 90 days at most.'],
  INVALID_REGISTRATION_NUMBER_TYPE: [
    400,
    '유효하지 않은 등록 번호 타입입니다.',
    'The number does not fit the type of the cash receipt.',
  ],
  ALREADY_CANCELED_PAYMENT: [400, '이미 취소된 결제 입니다.', 'The payment has already been cancelled.'],
  INVALID_REFUND_ACCOUNT_INFO: [
    400,
    '환불 계좌번호와 예금주명이 일치하지 않습니다.',
    'Refund account and holder differ.',
  ],
  INVALID_REFUND_ACCOUNT_NUMBER: [400, '잘못된 환불 계좌번호입니다.', 'The refund account number is wrong.'],
  INVALID_BANK: [400, '유효하지 않은 은행입니다.', 'The bank is not valid.'],
  EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT: [
    400,
    '즉시할인금액보다 적은 금액은 부분취소가 불가능합니다.',
    'Less than the discount cannot be cancelled.',
  ],
  NOT_MATCHES_REFUNDABLE_AMOUNT: [400, '잔액 결과가 일치하지 않습니다.', 'The refundable amount does not match.'],
  REFUND_REJECTED: [400, '환불이 거절됐습니다. 결제사에 문의 부탁드립니다.', 'The refund was refused.'],
  ALREADY_REFUND_PAYMENT: [400, '이미 환불된 결제입니다.', 'The payment has already been refunded.'],
  FORBIDDEN_BANK_REFUND_REQUEST: [
    400,
    '고객 계좌가 입금이 되지 않는 상태입니다.',
    'The account cannot take the refund.',
  ],
  UNAUTHORIZED_KEY: [
    401,
    '인증되지 않은 시크릿 키 혹은 클라이언트 키 입니다.',
    'The secret or client key is not known.',
  ],
  FORBIDDEN_REQUEST: [403, '허용되지 않은 요청입니다.', 'The request is not allowed.'],
  INCORRECT_BASIC_AUTH_FORMAT: [
    403,
    '잘못된 요청입니다. ":" 를 포함해 인코딩해주세요.',
    'Encode the key with the ":" behind it.',
  ],
  FORBIDDEN_CONSECUTIVE_REQUEST: [403, '반복적인 요청은 허용되지 않습니다.', 'Repeated requests are not allowed.'],
  NOT_CANCELABLE_AMOUNT: [403, '취소 할 수 없는 금액 입니다.', 'This amount cannot be cancelled.'],
  NOT_CANCELABLE_PAYMENT: [403, '취소 할 수 없는 결제 입니다.', 'This payment cannot be cancelled.'],
  EXCEED_MAX_REFUND_DUE: [403, '환불 가능한 기간이 지났습니다.', 'The time for refunds is over.'],
  NOT_ALLOWED_PARTIAL_REFUND: [403, '부분 환불이 불가합니다.', 'Partial refunds are not possible.'],
  NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT: [
    403,
    '입금 대기중인 결제는 부분 환불이 불가합니다.',
    'No partial refund before the deposit.',
  ],
  NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER: [
    403,
    '휴면 처리된 회원의 결제는 취소할 수 없습니다.',
    'The buyer is dormant.',
  ],
  EXCEED_MAX_REFUND_AMOUNT: [403, '환불 가능 금액을 초과했습니다.', 'More than can be refunded.'],
  NOT_SUPPORTED_REFUND: [403, '환불이 지원되지 않는 결제입니다.', 'This payment has no refunds.'],
  NOT_ALLOWED_REFUND_BANK: [403, '환불이 불가한 은행입니다.', 'This bank takes no refunds.'],
  NOT_FOUND: [404, '존재하지 않는 정보 입니다.', 'Not found.'],
  NOT_FOUND_PAYMENT: [404, '존재하지 않는 결제 정보 입니다.', 'The payment does not exist.'],
  NOT_FOUND_PAYMENT_SESSION: [
    404,
    '결제 시간이 만료되어 결제 진행 데이터가 존재하지 않습니다.',
    'The time to pay is over; there is no data of this payment.',
  ],
  IDEMPOTENT_REQUEST_PROCESSING: [
    409,
    '이전 멱등 요청이 처리중입니다.',
    'The earlier request with this key is being processed.',
  ],
  TOO_MANY_REQUESTS: [429, '요청이 너무 많습니다.', 'Too many requests.'],
  FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING: [
    500,
    '결제가 완료되지 않았어요. 다시 시도해주세요.',
    'Not completed; try again.',
  ],
  FAILED_INTERNAL_SYSTEM_PROCESSING: [500, '내부 시스템 처리 작업이 실패했습니다.', 'Internal processing failed.'],
  FAILED_REFUND_PROCESS: [500, '은행 응답시간 지연이나 일시적인 오류로 환불요청에 실패했습니다.', 'The refund failed.'],
  FAILED_METHOD_HANDLING_CANCEL: [500, '취소 중 결제 시 사용한 결제 수단 처리과정에서 오류가 발생했습니다.', 'Failed.'],
  FAILED_PARTIAL_REFUND: [500, '은행 점검, 해약 계좌 등의 사유로 부분 환불이 실패했습니다.', 'Partial refund failed.'],
  UNKNOWN_PAYMENT_ERROR: [
    500,
    '결제에 실패했어요. 같은 문제가 반복된다면 은행이나 카드사로 문의해주세요.',
    'Payment failed.',
  ],
  COMMON_ERROR: [500, '일시적인 오류가 발생했습니다.', 'A temporary error.'],
  UNKNOWN_ERROR: [500, '알 수 없는 오류가 발생했습니다.', 'An unknown error.'],
} satisfies Record<string, ErrorText>;

const ALL: Record<string, ErrorText> = { ...OTHERS, ...DECLINES };

export type TossErrorCode = keyof typeof OTHERS | keyof typeof DECLINES;

export function findErrorText(code: string): { status: number; ko: string; en: string } | undefined {
  const row = Object.hasOwn(ALL, code) ? ALL[code] : undefined;
  return row && { status: row[0], ko: row[1], en: row[2] };
}

export function isErrorCode(code: string): code is TossErrorCode {
  return Object.hasOwn(ALL, code);
}
