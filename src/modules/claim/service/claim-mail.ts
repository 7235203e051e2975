import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import { formatMoney } from '~/lib/money';
import type { MailKind } from '~/modules/notification/rules';
import { parcelFact, sendOrderMail } from '~/modules/order/service/order-mail';
import { sendMailOfOrder } from '~/modules/payment/service/payment-mail';
import type { Ctx } from '~/server/context';
import { findMailed, type MailedClaim } from '../queries/mail';
import { ENDED_CLAIM_STATES } from '../rules';
import { moneyBackOf } from './claim-sums';

const ABOUT_REQUESTS: readonly MailKind[] = [
  'CLAIM_OPENED',
  'CLAIM_ACCEPTED',
  'CLAIM_REFUSED',
  'CLAIM_PICKED_UP',
  'CLAIM_INSPECTED',
  'RESHIPPED',
];
/** Written while money is to go back, and nothing has been found that would change how much. */
const SAY_SUMS: readonly MailKind[] = ['CLAIM_OPENED', 'CLAIM_ACCEPTED', 'CLAIM_PICKED_UP'];
type Mail = { readonly mail: MailKind; readonly orderId: Id<'ord'>; readonly claimId?: Id<'clm'> };

/**
 * Writes to the buyer of an order; about a request with its goods alone, why, what goes back, what staff said, and the number of
 * the parcel sent once more.
 */
export async function sendMailAbout(ctx: Ctx, mail: Mail, deliveryId: number): Promise<void> {
  if (!ABOUT_REQUESTS.includes(mail.mail)) return sendMailOfOrder(ctx, mail, deliveryId);
  const claim = await findMailed(ctx.db, mail);
  if (!claim) return;
  return sendOrderMail(ctx, mail, {
    words: { kind: claim.kind },
    facts: claimFacts(ctx, mail.mail, claim),
    only: { lines: claim.lines, sums: SAY_SUMS.includes(mail.mail) ? await sumsOf(ctx, claim) : [] },
    deliveryId,
  });
}

function wordsIn(locale: MailedClaim['locale']) {
  const messages = loadMessages(locale);
  return {
    mail: createTranslator({ locale, messages, namespace: 'mail' }),
    claim: createTranslator({ locale, messages, namespace: 'claim' }),
  };
}

function claimFacts({ shop }: Ctx, mail: MailKind, claim: MailedClaim) {
  const { locale, reason, decision, carrier, trackingNumber } = claim;
  const t = wordsIn(locale);
  const why = { label: t.claim('card.reason'), value: t.claim(`reasons.${reason}`) };
  if (mail === 'CLAIM_OPENED') return [why];
  if (mail === 'CLAIM_PICKED_UP' || mail === 'CLAIM_INSPECTED') return [];
  if (mail !== 'RESHIPPED') return decision === '' ? [] : [{ label: t.mail('answer'), value: decision }];
  if (!carrier || !trackingNumber) return [];
  return [parcelFact(t.mail('reshipTracking'), shop, locale, { carrier, trackingNumber })];
}

const isEnded = ({ state }: MailedClaim) => ENDED_CLAIM_STATES.some((ended) => ended === state);

/** What goes back: as it was asked of the provider, else as it would be now. */
async function sumsOf(ctx: Ctx, claim: MailedClaim) {
  // Of what is over already when the mail goes out, nobody can say any more what would have gone back.
  if (claim.kind === 'EXCHANGE' || (isEnded(claim) && !claim.refund)) return [];
  // What was asked of the provider before a parcel came back is a cancel, which has no way back to pay for.
  const { itemsAmount, shippingAmount, deduction, amount, fee } = claim.refund
    ? { ...claim.refund, fee: 0 }
    : (await moneyBackOf(ctx, claim)).sums;
  const { claim: t } = wordsIn(claim.locale);
  const money = (value: number) => formatMoney({ amount: value, currency: claim.currency }, claim.locale);
  const rows = [
    ['items', itemsAmount],
    ['shipping', shippingAmount],
    ['fee', -fee],
    ['earlier', fee - deduction],
    ['total', amount],
  ] as const;
  return rows
    .filter(([, value]) => value !== 0)
    .map(([name, value]) => ({ label: t(`sums.${name}`), value: money(value), isTotal: name === 'total' }));
}
