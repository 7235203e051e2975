import { CircleCheck, Clock, Landmark } from 'lucide';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { Icon } from '~/components/ui/icon';
import { LinkButton } from '~/components/ui/link-button';
import { Block } from '~/components/ui/section-heading';
import type { OrderStatus } from '~/modules/order/rules';
import { orderArrival } from '~/modules/order/rules/arrival';
import { ClearDraft } from '~/modules/order/ui/clear-draft';
import { BoxNutrition } from '~/modules/order/ui/box-nutrition';
import { OrderAmounts } from '~/modules/order/ui/order-amounts';
import { OrderLines } from '~/modules/order/ui/order-lines';
import { OrderRecipient } from '~/modules/order/ui/order-recipient';
import { arrivalWords } from '~/modules/order/ui/order-times';
import { DepositCard } from '~/modules/payment/ui/deposit-card';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { api } from '~/trpc/server';
import { OrderedAsGuest } from './ordered-as-guest';
import { recipientOf } from '../../recipient-of';
import { depositOf } from '../../orders/[id]/deposit';

type Found = Awaited<ReturnType<typeof api.order.byId>>;

const UNPAID: readonly OrderStatus[] = ['PENDING', 'EXPIRED', 'CANCELED'];
const BACK: readonly OrderStatus[] = ['REFUNDED'];

/** How the order ended up: paid, or truthfully not. */
export async function OrderDone({ found, locale }: { found: Found; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'checkout' });
  const { order, lines, status } = found;
  if (UNPAID.includes(status)) {
    const resume = await api.order.resumePath({ orderId: order.id });
    const title = t(status === 'CANCELED' ? 'success.over.CANCELED' : 'success.over.EXPIRED');
    return (
      <div className="wrap py-14">
        <h1 className="sr-only">{title}</h1>
        <EmptyState
          heading="h2"
          icon={Clock}
          title={title}
          action={<LinkButton href={resume}>{t('success.over.action')}</LinkButton>}
        >
          {t('success.over.text')}
        </EmptyState>
      </div>
    );
  }
  const deposit =
    status === 'AWAITING_DEPOSIT' ? depositOf(found, await api.payment.ofOrder({ orderId: order.id })) : null;
  const shop = shopPreset(env().SHOP);
  const now = new Date();
  const arrival = order.paidAt && arrivalWords(orderArrival(order, lines, now, shop.shipping), now, locale);
  const ways = (
    <div className="flex flex-wrap justify-center gap-2">
      <LinkButton href={`/orders/${order.id}`}>{t('success.toOrder')}</LinkButton>
      <LinkButton variant="outline" href="/products">
        {t('success.toShop')}
      </LinkButton>
    </div>
  );
  return (
    <div className="wrap max-w-180 pb-14">
      <ClearDraft />
      <div className="py-8 text-center md:py-12">
        <Icon of={deposit ? Landmark : CircleCheck} className="mx-auto text-brand" />
        <h1 className="mt-3">
          {t(deposit ? 'success.deposit' : BACK.includes(status) ? 'success.refunded' : 'success.done')}
        </h1>
        <p className="mt-2 text-body text-ink-2">
          {t('success.number')} <b className="tabular text-ink">{order.number}</b>
        </p>
        {arrival && !BACK.includes(status) && <p className="mt-1 text-body text-ink-2">{t('arrives', arrival)}</p>}
        {!deposit && <div className="mt-6">{ways}</div>}
      </div>
      {deposit && (
        <div className="pb-8">
          <DepositCard {...deposit} now={new Date()} />
          {ways}
        </div>
      )}
      {found.isGuests && <OrderedAsGuest orderId={order.id} number={order.number} locale={locale} />}
      <Block title={t('lines.title', { count: lines.length })}>
        <OrderLines lines={lines} currency={order.currency} />
        <div className="mt-3 border-t border-line pt-3">
          <OrderAmounts order={order} paid={order.paidAt !== null} />
        </div>
      </Block>
      <Block title={t('success.box')}>
        <BoxNutrition lines={lines} />
      </Block>
      <Block title={t('success.where')}>
        <OrderRecipient recipient={recipientOf(order)} />
      </Block>
    </div>
  );
}
