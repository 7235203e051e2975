import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import { formatMoney } from '~/lib/money';
import { formatTime } from '~/lib/time';
import type { MailKind } from '~/modules/notification/rules';
import { sendOrderMail } from '~/modules/order/service/order-mail';
import type { Ctx } from '~/server/context';
import type { Locale } from '~/shops/preset';
import { findDeposit, findWaiting, findWentBack } from '../queries/charged';
import { BANK_CODES, refundWay } from '../rules';

const ABOUT_DEPOSITS: readonly MailKind[] = ['DEPOSIT_AWAITED', 'DEPOSIT_REVERSED', 'DEPOSIT_OVERDUE'];

const ABOUT_REFUNDS: readonly MailKind[] = ['ORDER_CANCELED', 'PARTLY_REFUNDED'];

/** Writes to the buyer of an order; of a deposit awaited with the account and until when, of money going back with where to. */
export async function sendMailOfOrder(
  ctx: Ctx,
  mail: { readonly mail: MailKind; readonly orderId: Id<'ord'> },
  deliveryId?: number,
): Promise<void> {
  const about = ABOUT_DEPOSITS.includes(mail.mail) ? await depositFacts(ctx, mail.orderId) : undefined;
  const back = ABOUT_REFUNDS.includes(mail.mail) ? await backWords(ctx, mail.orderId) : undefined;
  const owed = mail.mail === 'REFUND_ACCOUNT_ASKED' ? await owedWords(ctx, mail.orderId) : undefined;
  // Answered before it could be asked.
  if (mail.mail === 'REFUND_ACCOUNT_ASKED' && !owed) return;
  await sendOrderMail(ctx, mail, { ...about, ...owed, ...back, ...(deliveryId !== undefined && { deliveryId }) });
}

async function backWords(ctx: Ctx, orderId: Id<'ord'>) {
  const back = await findWentBack(ctx.db, orderId);
  if (!back) return undefined;
  const { method, account, locale } = back;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  // Enough for whoever named it to know it, and for its owner to see that somebody else did.
  const named = account ? ` (${bankIn(locale, account.bank)} *${account.number.slice(-4)})` : '';
  return { words: { back: t('back', { way: refundWay(method, account !== null), named }) } };
}

function bankIn(locale: Locale, code: string): string {
  const banks = createTranslator({ locale, messages: loadMessages(locale), namespace: 'payment' });
  const bank = BANK_CODES.find((known) => known === code);
  return bank ? banks(`bank.${bank}`) : code;
}

async function owedWords(ctx: Ctx, orderId: Id<'ord'>) {
  const owed = await findWaiting(ctx.db, orderId);
  return owed && { words: { deposit: formatMoney({ amount: owed.amount, currency: owed.currency }, owed.locale) } };
}

async function depositFacts(ctx: Ctx, orderId: Id<'ord'>) {
  const row = await findDeposit(ctx.db, orderId);
  if (!row?.account || !row.dueAt) return undefined;
  const { account, dueAt, amount, currency, locale } = row;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  const due = formatTime(dueAt, locale, {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const total = formatMoney({ amount, currency }, locale);
  return {
    words: { due, deposit: total },
    facts: [
      { label: t('deposit.account'), value: `${bankIn(locale, account.bank)} ${account.number}` },
      { label: t('deposit.amount'), value: total },
      { label: t('deposit.due'), value: due },
    ],
    // The name the buyer gave the payment window.
    named: [{ label: t('deposit.holder'), value: account.holder }],
  };
}
