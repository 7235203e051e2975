import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import { readAmount } from '~/modules/catalog/ui/admin/typed-amount';
import type { PaymentMethod } from '~/shops/preset';
import type { CancelReason, RefundOrderInput } from '../../input';
import { accountOf, NO_ACCOUNT, type AccountDraft } from '../refund-account-form';

/** What can still go back of an order, as the server says. */
export type Refundable = {
  readonly method: PaymentMethod;
  readonly currency: CurrencyCode;
  readonly balance: number;
  readonly shippingLeft: number;
  readonly lines: readonly {
    readonly lineId: Id<'lin'>;
    readonly nameKo: string;
    readonly nameEn: string;
    readonly optionKo: string;
    readonly optionEn: string;
    readonly unitPrice: number;
    readonly quantityLeft: number;
  }[];
  readonly partialPossible: boolean;
  readonly accountNeeded: boolean;
  readonly deadline: Date | null;
  readonly byHandOnly: boolean;
  readonly wasRefused: boolean;
};

type LineDraft = { readonly quantity: number; readonly restock: boolean };
/** A refund as it is being filled in. */
export type RefundDraft = {
  readonly lines: Readonly<Record<string, LineDraft>>;
  readonly shipping: boolean;
  readonly free: string;
  readonly deduction: string;
  readonly reason: CancelReason | null;
  readonly note: string;
  readonly account: AccountDraft;
  readonly byHand: boolean;
  readonly reference: string;
};

export function emptyDraft(of: Refundable): RefundDraft {
  return {
    lines: {},
    shipping: false,
    free: '',
    deduction: '',
    reason: null,
    note: '',
    account: NO_ACCOUNT,
    byHand: of.byHandOnly,
    reference: '',
  };
}

export const lineOf = (draft: RefundDraft, lineId: string, restock: boolean): LineDraft =>
  draft.lines[lineId] ?? { quantity: 0, restock };

const typed = (text: string, currency: CurrencyCode): number =>
  text.trim() === '' ? 0 : (readAmount(text, currency) ?? 0);

/** What the draft adds up to, minor units; NaN where an amount cannot be read. */
export function sumsOf(draft: RefundDraft, of: Refundable) {
  const items = of.lines.reduce(
    (sum, line) => sum + line.unitPrice * Math.min(draft.lines[line.lineId]?.quantity ?? 0, line.quantityLeft),
    0,
  );
  const shipping = draft.shipping ? of.shippingLeft : 0;
  const free = typed(draft.free, of.currency);
  const deduction = typed(draft.deduction, of.currency);
  return { items, shipping, free, deduction, amount: items + shipping + free - deduction };
}

export const PROBLEMS = [
  'NOTHING',
  'EXCEEDS',
  'PARTIAL',
  'AMOUNT_INVALID',
  'REASON_REQUIRED',
  'REFERENCE_REQUIRED',
] as const;
export type Problem = (typeof PROBLEMS)[number];
export type Problems = Partial<Record<'free' | 'deduction' | 'amount' | 'reason' | 'reference', Problem>>;

const unreadable = (amount: number) => !Number.isSafeInteger(amount) || amount < 0;

/** What stands against sending it, by field; the rules are the server's, which judges again. */
export function problemsOfDraft(draft: RefundDraft, of: Refundable): Problems {
  const { free, deduction, amount } = sumsOf(draft, of);
  const problems: Problems = {};
  if (unreadable(free)) problems.free = 'AMOUNT_INVALID';
  if (unreadable(deduction)) problems.deduction = 'AMOUNT_INVALID';
  if (amount <= 0) problems.amount = 'NOTHING';
  else if (amount > of.balance) problems.amount = 'EXCEEDS';
  else if (amount < of.balance && !of.partialPossible && !draft.byHand) problems.amount = 'PARTIAL';
  if (!draft.reason) problems.reason = 'REASON_REQUIRED';
  if (draft.byHand && draft.reference.trim() === '') problems.reference = 'REFERENCE_REQUIRED';
  return problems;
}

export const asksAccount = (draft: RefundDraft, of: Refundable): boolean => of.accountNeeded && !draft.byHand;

/** The draft as the server takes it; call only while nothing stands against it. */
export function inputOf(orderId: Id<'ord'>, draft: RefundDraft, of: Refundable, restock: boolean): RefundOrderInput {
  const { shipping, free, deduction } = sumsOf(draft, of);
  const account = asksAccount(draft, of) ? accountOf(draft.account) : undefined;
  return {
    orderId,
    balance: of.balance,
    lines: of.lines.flatMap(({ lineId, quantityLeft }) => {
      const line = lineOf(draft, lineId, restock);
      const quantity = Math.min(line.quantity, quantityLeft);
      return quantity > 0 ? [{ lineId, quantity, restock: line.restock }] : [];
    }),
    shipping,
    free,
    deduction,
    reason: draft.reason ?? 'OTHER',
    note: draft.note.trim(),
    ...(account && { refundAccount: account }),
    ...(draft.byHand && { manualReference: draft.reference.trim() }),
  };
}
