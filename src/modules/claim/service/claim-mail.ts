import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import type { MailKind } from '~/modules/notification/rules';
import { sendOrderMail } from '~/modules/order/service/order-mail';
import { sendMailOfOrder } from '~/modules/payment/service/payment-mail';
import type { Ctx } from '~/server/context';
import { findNewest } from '../queries/mail';

const ABOUT_REQUESTS: readonly MailKind[] = [
  'CLAIM_ACCEPTED',
  'CLAIM_REFUSED',
  'CLAIM_PICKED_UP',
  'CLAIM_INSPECTED',
  'RESHIPPED',
];
type Mail = { readonly mail: MailKind; readonly orderId: Id<'ord'> };

/** Writes to the buyer of an order; about a request with what staff said, and with the number of the parcel sent once more. */
export async function sendMailAbout(ctx: Ctx, mail: Mail, deliveryId: number): Promise<void> {
  if (!ABOUT_REQUESTS.includes(mail.mail)) return sendMailOfOrder(ctx, mail, deliveryId);
  return sendOrderMail(ctx, mail, { facts: await claimFacts(ctx, mail), deliveryId });
}

async function claimFacts({ db, shop }: Ctx, { mail, orderId }: Mail) {
  const claim = await findNewest(db, orderId);
  if (!claim) return [];
  const { locale, decision, carrier, trackingNumber } = claim;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  if (mail === 'CLAIM_PICKED_UP' || mail === 'CLAIM_INSPECTED') return [];
  if (mail !== 'RESHIPPED') return decision === '' ? [] : [{ label: t('answer'), value: decision }];
  const name = shop.shipping.carriers.find(({ id }) => id === carrier)?.name[locale] ?? carrier ?? '';
  return [{ label: t('reshipTracking'), value: `${name} ${trackingNumber ?? ''}`.trim() }];
}
