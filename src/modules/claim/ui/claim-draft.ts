import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import type { PhotoView } from '~/lib/photo-files';
import { z } from '~/lib/zod';
import { photoSchema } from '~/components/photos/photo-schema';
import type { Tile } from '~/modules/catalog/rules';
import { accountDraftSchema, accountErrors, type AccountDraft } from '~/modules/payment/ui/refund-account-form';
import {
  answerable,
  CLAIM_REASONS,
  refundSums,
  returnFee,
  type ClaimKind,
  type ClaimReason,
  type ClaimRefusal,
} from '../rules';

export type ClaimableLine = {
  readonly lineId: Id<'lin'>;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly optionKo: string;
  readonly optionEn: string;
  readonly image: string;
  readonly tile: Tile;
  readonly unitPrice: number;
  /** Units bought, and of them those that can be asked back still. */
  readonly quantity: number;
  readonly left: number;
  readonly refusals: { readonly BUYER: ClaimRefusal | null; readonly SHOP: ClaimRefusal | null };
};

/** What of an order can be asked back, as the server gives it. */
export type Claimable = {
  readonly currency: CurrencyCode;
  readonly refundAccountNeeded: boolean;
  readonly returnsFee: number;
  readonly shippingLeft: number;
  readonly moneyLeft: number;
  readonly lines: readonly ClaimableLine[];
};

/** A request as it is being filled in; quantities by line, `knownOn` a day as YYYY-MM-DD. */
export type ClaimDraft = {
  readonly reason: ClaimReason | null;
  readonly quantities: Readonly<Record<string, number>>;
  readonly text: string;
  readonly knownOn: string;
  readonly account: AccountDraft;
  readonly photos: readonly PhotoView<'clp'>[];
};

export const claimDraftSchema: z.ZodType<ClaimDraft> = z.object({
  reason: z.enum(CLAIM_REASONS).nullable(),
  quantities: z.record(z.string(), z.number()),
  text: z.string(),
  knownOn: z.string(),
  account: accountDraftSchema,
  photos: z.array(photoSchema('clp')),
});

export const TEXT_MAX = 500;

/** A fault is noticed on some day; a change of mind, and what has not come yet, is not. */
export const asksWhen = (kind: ClaimKind, reason: ClaimReason | null): boolean =>
  kind !== 'CANCEL' && reason !== null && answerable(reason) === 'SHOP';

/** What arrived otherwise than it should is shown best. */
export const takesPhotos = asksWhen;

export const asksAccount = (kind: ClaimKind, { refundAccountNeeded }: Claimable): boolean =>
  kind !== 'EXCHANGE' && refundAccountNeeded;

/** Why this line cannot be chosen for the reason given; without one only what no reason allows is refused. */
export function refusalOfLine(line: ClaimableLine, reason: ClaimReason | null): ClaimRefusal | null {
  if (reason) return line.refusals[answerable(reason)];
  return line.refusals.BUYER && line.refusals.SHOP;
}

/** Whether the reason given leaves nothing to choose: then it is the reason that has to change. */
export const isDeadEnd = (kind: ClaimKind, { lines }: Claimable, reason: ClaimReason | null): boolean =>
  kind !== 'CANCEL' && reason !== null && lines.every((line) => refusalOfLine(line, reason) !== null);

/** Whether there is nothing more to choose for the reason given. */
export const isAllChosen = (kind: ClaimKind, { lines }: Claimable, { reason, quantities }: ClaimDraft): boolean =>
  kind === 'CANCEL' ||
  lines.every((line) => refusalOfLine(line, reason) !== null || line.left <= (quantities[line.lineId] ?? 0));

/** The units asked for: everything that is left for a cancel, else what was chosen and may be. */
export function chosenLines(kind: ClaimKind, of: Claimable, { reason, quantities }: ClaimDraft) {
  return of.lines.flatMap((line) => {
    const possible = kind === 'CANCEL' || refusalOfLine(line, reason) === null;
    const quantity = kind === 'CANCEL' ? line.left : Math.min(line.left, quantities[line.lineId] ?? 0);
    return possible && quantity > 0 ? [{ lineId: line.lineId, unitPrice: line.unitPrice, quantity }] : [];
  });
}

/** What comes back, minor units, with the way back and what was given earlier apart; null while too little is chosen. */
export function sumsOfDraft(kind: ClaimKind, of: Claimable, draft: ClaimDraft) {
  // A cancel gives back the same whatever its reason.
  const reason = draft.reason ?? (kind === 'CANCEL' ? 'OTHER' : null);
  const chosen = chosenLines(kind, of, draft);
  if (reason === null || chosen.length === 0) return null;
  const quantities = new Map(chosen.map(({ lineId, quantity }) => [lineId, quantity]));
  const everything = of.lines.every(({ lineId, left }) => left <= (quantities.get(lineId) ?? 0));
  const { returnsFee, shippingLeft, moneyLeft } = of;
  const sums = refundSums({ kind, reason, chosen, everything, shippingLeft, moneyLeft, returnsFee });
  const fee = returnFee({ kind, reason, returnsFee });
  return { ...sums, fee, earlier: sums.deduction - fee };
}

export const CLAIM_PROBLEMS = [
  'REASON_REQUIRED',
  'NONE_POSSIBLE',
  'LINES_REQUIRED',
  'TEXT_REQUIRED',
  'TEXT_LONG',
  'KNOWN_REQUIRED',
] as const;
export type ClaimProblem = (typeof CLAIM_PROBLEMS)[number];
export type ClaimErrors = {
  readonly reason?: ClaimProblem;
  readonly lines?: ClaimProblem;
  readonly text?: ClaimProblem;
  readonly knownOn?: ClaimProblem;
  readonly account?: true;
};

/** What is missing or wrong, in the order of the page. */
export function claimErrors(kind: ClaimKind, of: Claimable, draft: ClaimDraft): ClaimErrors {
  const text = draft.text.trim();
  const deadEnd = isDeadEnd(kind, of, draft.reason);
  return {
    ...(draft.reason === null && { reason: 'REASON_REQUIRED' }),
    ...(deadEnd && { reason: 'NONE_POSSIBLE' }),
    ...(!deadEnd && chosenLines(kind, of, draft).length === 0 && { lines: 'LINES_REQUIRED' }),
    ...(draft.reason === 'OTHER' && text === '' && { text: 'TEXT_REQUIRED' }),
    ...(text.length > TEXT_MAX && { text: 'TEXT_LONG' }),
    ...(asksWhen(kind, draft.reason) && draft.knownOn === '' && { knownOn: 'KNOWN_REQUIRED' }),
    ...(asksAccount(kind, of) && Object.keys(accountErrors(draft.account)).length > 0 && { account: true }),
  };
}

/** The id of the control that mends a flaw, for focus. */
export const claimFieldId = (field: keyof ClaimErrors): string => `claim-${field}`;
