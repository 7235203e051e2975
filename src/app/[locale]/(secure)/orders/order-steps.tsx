import { useLocale, useTranslations } from 'next-intl';
import { LinkButton } from '~/components/ui/link-button';
import type { Id } from '~/lib/ids';
import { formatMoney } from '~/lib/money';
import type { OrderStatus } from '~/modules/order/rules';
import { OrderAgain, type BoughtAgain } from '~/modules/order/ui/order-again';
import { TrackParcel } from '~/modules/order/ui/track-parcel';
import { PayOpenOrder } from '~/modules/payment/ui/pay-open-order';
import type { ShopPreset } from '~/shops/preset';
import type { api } from '~/trpc/server';
import { trackingOf } from './[id]/parcels';

export type ListedOrder = Awaited<ReturnType<typeof api.order.list>>['items'][number];

type OrderStepsProps = {
  order: ListedOrder;
  shop: ShopPreset;
  now: Date;
  /** Something is asked for of it that is not over. */
  asked: boolean;
  /** Of its lines those that can be reviewed and are not yet. */
  unreviewed: readonly Id<'lin'>[];
};

const OVER: readonly OrderStatus[] = ['DELIVERED', 'COMPLETED', 'REFUNDED', 'EXPIRED', 'CANCELED'];

/** What one does with an order in the list of them: pay it, follow its parcel, say how it was, buy it again. */
export function OrderSteps({ order, shop, now, asked, unreviewed }: OrderStepsProps) {
  const t = useTranslations('order.list');
  const locale = useLocale();
  const { id, status } = order;
  const money = (amount: number) => formatMoney({ amount, currency: order.currency }, locale);
  const tracking = order.parcel && trackingOf([order.parcel], shop.shipping.carriers, locale);
  const again: BoughtAgain[] = order.lines.map((line) => ({
    variantId: line.variantId,
    quantity: line.quantity,
    name: locale === 'ko' ? line.nameKo : line.nameEn,
    before: money(line.unitPrice),
    now: money(line.priceNow),
  }));
  const named = t('name', { first: again[0]?.name ?? '', more: again.length - 1 });
  const [toReview] = unreviewed;
  return (
    <>
      {status === 'PENDING' && order.expiresAt > now && (
        <PayOpenOrder
          orderId={id}
          amount={money(order.total)}
          methods={shop.paymentMethods}
          useEscrow={shop.useEscrow}
          tried={undefined}
        />
      )}
      {status === 'AWAITING_DEPOSIT' && order.cancelingAt === null && order.expiresAt > now && (
        <LinkButton href={`/orders/${id}`} variant="outline" size={40} aria-label={t('accountNamed', { name: named })}>
          {t('account')}
        </LinkButton>
      )}
      {status === 'SHIPPED' && tracking && (
        <>
          <p className="tabular self-center text-small text-ink-2">
            {tracking.carrier} {tracking.number}
          </p>
          <div className="flex gap-2">
            <TrackParcel number={tracking.number} href={tracking.href} />
          </div>
        </>
      )}
      {asked && (
        <LinkButton href={`/orders/${id}`} variant="outline" size={40} aria-label={t('requestNamed', { name: named })}>
          {t('request')}
        </LinkButton>
      )}
      {toReview && (
        <LinkButton
          href={unreviewed.length === 1 ? `/orders/${id}/review/${toReview}` : `/orders/${id}#reviews`}
          variant="outline"
          size={40}
          aria-label={t('reviewNamed', { name: named })}
        >
          {t('review')}
        </LinkButton>
      )}
      {OVER.includes(status) && <OrderAgain lines={again} named={named} />}
    </>
  );
}
