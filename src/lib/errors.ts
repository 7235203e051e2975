/** One table of everything that can go wrong: its tRPC type and HTTP status. The sentence comes from the `errors` messages. */
const TABLE = {
  INVALID_INPUT: { trpc: 'BAD_REQUEST', status: 400 },
  UNAUTHENTICATED: { trpc: 'UNAUTHORIZED', status: 401 },
  NOT_FOUND: { trpc: 'NOT_FOUND', status: 404 },
  PROOF_REQUIRED: { trpc: 'FORBIDDEN', status: 403 },
  SECOND_STEP_REQUIRED: { trpc: 'FORBIDDEN', status: 403 },
  SECOND_STEP_WRONG: { trpc: 'BAD_REQUEST', status: 400 },
  CODE_WRONG: { trpc: 'BAD_REQUEST', status: 400 },
  CODE_SPENT: { trpc: 'CONFLICT', status: 409 },
  PASSWORD_COMMON: { trpc: 'BAD_REQUEST', status: 400 },
  PASSWORD_WRONG: { trpc: 'BAD_REQUEST', status: 400 },
  BUYER_ONLY: { trpc: 'FORBIDDEN', status: 403 },
  OTHER_MAILBOX: { trpc: 'FORBIDDEN', status: 403 },
  LAST_ADMIN: { trpc: 'CONFLICT', status: 409 },
  LAST_WAY_IN: { trpc: 'CONFLICT', status: 409 },
  NAVER_TAKEN: { trpc: 'CONFLICT', status: 409 },
  ADDRESSES_FULL: { trpc: 'PRECONDITION_FAILED', status: 412 },
  ORDERS_UNDER_WAY: { trpc: 'CONFLICT', status: 409 },
  EMAIL_UNPROVEN: { trpc: 'CONFLICT', status: 409 },
  OWN_ROLE: { trpc: 'CONFLICT', status: 409 },
  EMAIL_TAKEN: { trpc: 'CONFLICT', status: 409 },
  WISHES_FULL: { trpc: 'PRECONDITION_FAILED', status: 412 },
  CART_FULL: { trpc: 'PRECONDITION_FAILED', status: 412 },
  OUT_OF_STOCK: { trpc: 'CONFLICT', status: 409 },
  NOT_FOR_SALE: { trpc: 'CONFLICT', status: 409 },
  QUANTITY_LIMIT: { trpc: 'CONFLICT', status: 409 },
  TOTAL_CHANGED: { trpc: 'CONFLICT', status: 409 },
  TOO_MANY_OPEN_ORDERS: { trpc: 'CONFLICT', status: 409 },
  TOO_MANY_OPEN_UNITS: { trpc: 'CONFLICT', status: 409 },
  TOO_MANY_GUEST_ORDERS: { trpc: 'CONFLICT', status: 409 },
  IDEMPOTENCY_MISMATCH: { trpc: 'CONFLICT', status: 409 },
  ORDER_STATE: { trpc: 'CONFLICT', status: 409 },
  ORDER_EXPIRED: { trpc: 'CONFLICT', status: 409 },
  NOT_CANCELABLE: { trpc: 'CONFLICT', status: 409 },
  NOT_CLAIMABLE: { trpc: 'CONFLICT', status: 409 },
  NOT_REVIEWABLE: { trpc: 'CONFLICT', status: 409 },
  OWN_REVIEW: { trpc: 'CONFLICT', status: 409 },
  PICTURE_LARGE: { trpc: 'PAYLOAD_TOO_LARGE', status: 413 },
  PICTURE_UNREADABLE: { trpc: 'UNSUPPORTED_MEDIA_TYPE', status: 415 },
  CLAIM_OPEN: { trpc: 'CONFLICT', status: 409 },
  CLAIM_STATE: { trpc: 'CONFLICT', status: 409 },
  AMOUNT_MISMATCH: { trpc: 'CONFLICT', status: 409 },
  REFUND_REFUSED: { trpc: 'CONFLICT', status: 409 },
  REFUND_ACCOUNT_REQUIRED: { trpc: 'PRECONDITION_FAILED', status: 412 },
  PARTIAL_REFUND_UNAVAILABLE: { trpc: 'CONFLICT', status: 409 },
  REFUND_TOO_LATE: { trpc: 'CONFLICT', status: 409 },
  REFUND_UNDER_WAY: { trpc: 'CONFLICT', status: 409 },
  REFUND_UNCERTAIN: { trpc: 'CONFLICT', status: 409 },
  REFUND_EXCEEDS: { trpc: 'CONFLICT', status: 409 },
  CHANGED_MEANWHILE: { trpc: 'CONFLICT', status: 409 },
  IN_STOCK: { trpc: 'CONFLICT', status: 409 },
  RESTOCK_FULL: { trpc: 'PRECONDITION_FAILED', status: 412 },
  MAILBOX_UNPROVEN: { trpc: 'PRECONDITION_FAILED', status: 412 },
  STOCK_BELOW_RESERVED: { trpc: 'CONFLICT', status: 409 },
  RATE_LIMITED: { trpc: 'TOO_MANY_REQUESTS', status: 429 },
  BUSY: { trpc: 'SERVICE_UNAVAILABLE', status: 503 },
  INTERNAL: { trpc: 'INTERNAL_SERVER_ERROR', status: 500 },
} as const;

export type AppErrorCode = keyof typeof TABLE;
// eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the table is a literal: its keys are exactly the codes
export const APP_ERROR_CODES = Object.keys(TABLE) as AppErrorCode[];
export type ErrorDetails = Record<string, string | number | readonly string[]>;

/** An error of the shop is known by it: code that is bundled twice has two classes of the same name. */
const MARK = Symbol.for('shop.AppError');

/** Every expected failure of the shop. `details` may reach the browser: ids and numbers only, never personal data. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly [MARK] = true;
  constructor(
    readonly code: AppErrorCode,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
  get status(): number {
    return TABLE[this.code].status;
  }
  get trpcCode() {
    return TABLE[this.code].trpc;
  }
}

function isMarked(error: unknown): error is AppError {
  return error instanceof Error && MARK in error;
}

export function isAppError(error: unknown, code?: AppErrorCode): error is AppError {
  return isMarked(error) && (code === undefined || error.code === code);
}
