import 'server-only';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from '~/i18n/messages';
import type { Id } from '~/lib/ids';
import { formatMoney } from '~/lib/money';
import { needsCold } from '~/modules/catalog/rules';
import { formatTime } from '~/lib/time';
import { findMailbox } from '~/modules/account/service/person';
import type { MailKind } from '~/modules/notification/rules';
import { mailHtml, mailText, type MailParts } from '~/modules/notification/service/mail-layout';
import { deliveryParts } from '~/modules/shipping/rules';
import { parcelOf } from '~/modules/shipping/rules/parcel';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sendMail } from '~/server/mail';
import type { Locale, ShopPreset } from '~/shops/preset';
import { findOrder, type FoundOrder } from '../queries/detail';
import { findProvenName } from '../queries/mailbox';
import { orderArrival } from '../rules/arrival';

/** What a module above knows of the order, in the order's language. */
export type MailMore = {
  readonly facts?: MailParts['facts'];
  /** Facts that hold what a person typed of themselves. */
  readonly named?: MailParts['facts'];
  readonly words?: Readonly<Record<string, string>>;
  /** The lines and sums the mail is about, where it is not about the whole order as it was sent. */
  readonly only?: {
    readonly lines: readonly { readonly lineId: Id<'lin'>; readonly quantity: number }[];
    readonly sums: MailParts['sums'];
  };
  /** Which delivery it is: a second mail of one kind is another mail, sending one again is not. */
  readonly deliveryId?: number;
};

/** Written while nothing is paid, or nothing any more: the total is what the order comes to. */
const UNPAID: readonly MailKind[] = ['DEPOSIT_AWAITED', 'DEPOSIT_REVERSED', 'DEPOSIT_OVERDUE', 'DEPOSIT_LOST'];

/**
 * Writes to the buyer of an order, a guest at the address they gave, in the language they ordered in. Names, address and amounts
 * are read when it is sent; an order without an e-mail address gets none, nor does a buyer who does without such mails. A mailbox
 * nobody has proven is told nothing a stranger typed: neither name nor address. Sending it again carries the same message id.
 */
export async function sendOrderMail(
  ctx: Ctx,
  { mail, orderId }: { mail: MailKind; orderId: Id<'ord'> },
  { facts = [], named = [], words = {}, only, deliveryId }: MailMore = {},
): Promise<void> {
  const found = await findOrder(ctx.db, orderId, undefined);
  if (!found) return;
  const { userId, contactEmail } = found.order;
  const email = userId ? await findMailbox(ctx, userId, mail) : contactEmail;
  if (!email) return;
  const name = userId && (await findProvenName(ctx.db, userId));
  const about = { facts: name === null ? facts : [...facts, ...named], words, name, only };
  const { subject, parts } = wordsOf(ctx, mail, found, about);
  const id = [mail, orderId, ...(deliveryId === undefined ? [] : [deliveryId])].join('-');
  await sendMail({ to: email, id, subject, text: mailText(parts), html: mailHtml(parts) });
}

/** `name`: of whoever ordered, which is not whom the parcel is for; null where nobody has proven the mailbox. */
type About = Required<Pick<MailMore, 'facts' | 'words'>> & Pick<MailMore, 'only'> & { readonly name: string | null };

/** A parcel as a mail says it: who has it, its number, and the way to the carrier's page about it. */
export function parcelFact(
  label: string,
  { shipping }: ShopPreset,
  locale: Locale,
  sent: { readonly carrier: string; readonly trackingNumber: string },
): MailParts['facts'][number] {
  const { carrier, number, href } = parcelOf(sent.carrier, sent.trackingNumber, shipping.carriers, locale);
  return { label, value: `${carrier} ${number}`, href };
}

function wordsOf(
  { shop, now }: Ctx,
  mail: MailKind,
  { order, lines, parcels }: FoundOrder,
  { facts, words: more, name, only }: About,
): { subject: string; parts: MailParts } {
  const { locale } = order;
  const t = createTranslator({ locale, messages: loadMessages(locale), namespace: 'mail' });
  const money = (amount: number) => formatMoney({ amount, currency: order.currency }, locale);
  const arrival = orderArrival(order, lines, now, shop.shipping);
  const { fee, surcharge } = deliveryParts(order);
  const words = {
    shop: shop.name[locale],
    number: order.number,
    name: name || t('someone'),
    amount: money(order.refundedTotal),
    when: arrival ? 'known' : 'unknown',
    arrival: arrival ? formatTime(arrival.day, locale, { month: 'long', day: 'numeric', weekday: 'short' }) : '',
    dawn: arrival?.dawn ? 'yes' : 'no',
    back: t('back', { way: 'CARD' }),
    cold: lines.some((line) => needsCold(line) && line.canceledQuantity < line.quantity) ? 'yes' : 'no',
    ...more,
  };
  const prefix = locale === shop.defaultLocale ? '' : `/${locale}`;
  const { legal } = shop;
  return {
    subject: t(`${mail}.subject`, words),
    parts: {
      locale,
      shop: shop.name[locale],
      title: t(`${mail}.title`, words),
      lead: t(`${mail}.lead`, words),
      facts: [
        { label: t('number'), value: order.number },
        ...facts,
        ...(only ? [] : parcels).flatMap(({ carrier, trackingNumber }) =>
          carrier && trackingNumber ? [parcelFact(t('tracking'), shop, locale, { carrier, trackingNumber })] : [],
        ),
        ...(name === null ? [] : [{ label: t('recipient'), value: recipientOf(order) }]),
      ],
      lines: chosenOf(lines, only?.lines).map((line) => ({
        name: locale === 'ko' ? line.nameKo : line.nameEn,
        note: `${locale === 'ko' ? line.optionKo : line.optionEn} · ${t('quantity', { quantity: line.quantity })}`,
        amount: money(line.unitPrice * line.quantity),
      })),
      sums: only?.sums ?? [
        { label: t('items'), value: money(order.itemsTotal) },
        ...(order.discountTotal > 0 ? [{ label: t('discount'), value: money(-order.discountTotal) }] : []),
        { label: t('shipping'), value: fee > 0 ? money(fee) : t('free') },
        ...(surcharge > 0 ? [{ label: t('surcharge'), value: money(surcharge) }] : []),
        { label: t(UNPAID.includes(mail) ? 'orderTotal' : 'total'), value: money(order.total), isTotal: true },
        ...(order.refundedTotal > 0 ? [{ label: t('refunded'), value: money(order.refundedTotal) }] : []),
      ],
      link: { label: t('open'), href: `${env().SITE_URL}${prefix}${pathOf(order)}` },
      footer: [
        t('why'),
        ...(order.guestId ? [t('lookUp')] : []),
        t('customerCenter', { phone: legal.phone, email: legal.email }),
        [
          legal.company[locale],
          t('representative', { name: legal.representative[locale] }),
          t('businessNumber', { number: legal.businessNumber }),
          t('mailOrder', { number: legal.mailOrderNumber[locale] }),
          legal.address[locale],
        ].join(' · '),
      ],
    },
  };
}

function chosenOf(lines: FoundOrder['lines'], chosen: NonNullable<MailMore['only']>['lines'] | undefined) {
  if (!chosen) return lines;
  return lines.flatMap((line) =>
    chosen.filter(({ lineId }) => lineId === line.id).map(({ quantity }) => ({ ...line, quantity })),
  );
}

const recipientOf = ({ recipientName, address1, address2 }: FoundOrder['order']): string =>
  [recipientName, address1, address2].filter(Boolean).join(', ');

/** Where its buyer finds the order: a guest may open the mail in a browser that nobody knows. */
function pathOf({ id, number, guestId }: FoundOrder['order']): string {
  return guestId ? `/orders/lookup?${new URLSearchParams({ number, o: id }).toString()}` : `/orders/${id}`;
}
