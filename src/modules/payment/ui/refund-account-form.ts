import { z } from '~/lib/zod';
import { refundAccountInput } from '../input';

export const ACCOUNT_FIELDS = ['bank', 'number', 'holder'] as const;
export type AccountField = (typeof ACCOUNT_FIELDS)[number];
/** An account as it is being typed. */
export type AccountDraft = Readonly<Record<AccountField, string>>;
export const accountDraftSchema = z.object({ bank: z.string(), number: z.string(), holder: z.string() });
export const NO_ACCOUNT: AccountDraft = { bank: '', number: '', holder: '' };

export type AccountErrors = Partial<Record<AccountField, 'missing' | 'wrong'>>;

/** What is missing or wrong with each field, by the schema the server uses. */
export function accountErrors(draft: AccountDraft): AccountErrors {
  const parsed = refundAccountInput.safeParse(draft);
  if (parsed.success) return {};
  const { fieldErrors } = z.flattenError(parsed.error);
  const errors: AccountErrors = {};
  for (const field of ACCOUNT_FIELDS)
    if (fieldErrors[field]) errors[field] = draft[field].trim() === '' ? 'missing' : 'wrong';
  return errors;
}

/** The account as the server takes it, or undefined while something is wrong with it. */
export const accountOf = (draft: AccountDraft) => refundAccountInput.safeParse(draft).data;

/** The id of a field's box, for focus. */
export const accountFieldId = (field: AccountField): string => `refund-account-${field}`;

/** Leads to the first field that is wrong. @returns whether there is one. */
export function focusWrongAccount(draft: AccountDraft): boolean {
  const wrong = accountErrors(draft);
  const first = ACCOUNT_FIELDS.find((field) => wrong[field]);
  if (first) document.getElementById(accountFieldId(first))?.focus();
  return first !== undefined;
}
