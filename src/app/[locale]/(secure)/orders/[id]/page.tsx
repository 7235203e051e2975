import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { Block } from '~/components/ui/section-heading';
import { TextLink } from '~/components/ui/text-link';
import { isId } from '~/lib/ids';
import { formatMoney } from '~/lib/money';
import { ClaimCard } from '~/modules/claim/ui/claim-card';
import { hasReceipt, isOpen } from '~/modules/order/rules';
import { orderArrival } from '~/modules/order/rules/arrival';
import { needsCold } from '~/modules/catalog/rules';
import { BoxNutrition } from '~/modules/order/ui/box-nutrition';
import { HoldCountdown } from '~/modules/order/ui/hold-countdown';
import { LiveOrders } from '~/modules/order/ui/live/live-orders';
import { OrderAgain } from '~/modules/order/ui/order-again';
import { OrderAmounts } from '~/modules/order/ui/order-amounts';
import { OrderHeadline } from '~/modules/order/ui/order-headline';
import { OrderLines } from '~/modules/order/ui/order-lines';
import { OrderNext } from '~/modules/order/ui/order-next';
import { OrderProgress } from '~/modules/order/ui/order-progress';
import { OrderRecipient } from '~/modules/order/ui/order-recipient';
import { OrderStory } from '~/modules/order/ui/order-story';
import { shownClaim } from '~/modules/order/ui/shown-status';
import { refundWay } from '~/modules/payment/rules';
import { TrackParcel } from '~/modules/order/ui/track-parcel';
import { DepositCard } from '~/modules/payment/ui/deposit-card';
import { LostDeposit } from '~/modules/payment/ui/lost-deposit';
import { OrderRefunds } from '~/modules/payment/ui/order-refunds';
import { ReceiptLinks } from '~/modules/payment/ui/receipt-links';
import { parcelHref } from '~/modules/shipping/rules/parcel';
import { ReviewableLines } from '~/modules/review/ui/reviewable-lines';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { api } from '~/trpc/server';
import { orLogin } from '../../or-not-found';
import { recipientOf } from '../../recipient-of';
import { SecureFrame } from '../../secure-frame';
import { depositOf, lostDepositOf } from './deposit';
import { GuestsOrder } from './guests-order';
import { moneyBack } from './money-back';
import { OrderActions } from './order-actions';
import { momentsOf, trackingOf } from './parcels';
import { storyWords } from './story-words';

type OrderProps = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata({ params }: OrderProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'order' });
  return { title: t('title') };
}

export default async function OrderPage({ params }: OrderProps) {
  const { locale, id } = await params;
  if (!isId('ord', id)) notFound();
  const [found, payments, claims] = await orLogin(
    Promise.all([
      api.order.byId({ orderId: id }),
      api.payment.ofOrder({ orderId: id }),
      api.claim.ofOrder({ orderId: id }),
    ]),
    `/orders/${id}`,
  );
  const { order, lines, parcels, events, status, actions } = found;
  const { ending, refunded, underWay, lost: lostMoney } = moneyBack(found, payments);
  const claimable = actions.some((action) => action.startsWith('REQUEST_'))
    ? await api.claim.claimable({ orderId: id })
    : null;
  const reviewable = found.isGuests ? [] : await api.review.ofLines({ lineIds: lines.map((line) => line.id) });
  const shop = shopPreset(env().SHOP);
  const now = new Date();
  const t = await getTranslations({ locale, namespace: 'order' });
  const reviews = await getTranslations({ locale, namespace: 'review.mine' });
  const words = await storyWords(locale, shop);
  const moments = momentsOf(order, parcels, orderArrival(order, lines, now, shop.shipping));
  // Of what ended before it left there is neither a box nor where it goes.
  const comes = isOpen(status, ending) || moments.shippedAt !== null;
  const paidWith = payments.attempts.find((attempt) => attempt.approvedAt !== null);
  // A deposit the bank took back was paid, too.
  const tried = paidWith ?? payments.attempts.at(-1);
  const paidBy = tried ? words.paidWithOf(tried) : '';
  const held = status === 'PENDING' && order.expiresAt > now;
  const deposit = depositOf(found, payments);
  const lost = lostDepositOf(payments);
  const back = t('back', {
    way: refundWay(
      tried?.method,
      payments.refunds.some(({ account }) => account !== null),
    ),
  });
  const tracking = trackingOf(parcels, shop.shipping.carriers, locale);
  const claim = shownClaim(claims);
  const claimOpen = claim?.isOpen ?? false;
  const version = Math.max(...events.map((event) => event.id));
  const money = (amount: number | null) =>
    amount === null ? null : formatMoney({ amount, currency: order.currency }, locale);
  return (
    <SecureFrame
      locale={locale}
      words={['order', 'checkout', 'payment', 'claim']}
      current="/orders"
      back={{ href: found.isGuests ? '/orders/lookup' : '/orders', title: t('title') }}
    >
      <div className="wrap pb-14">
        <OrderHeadline
          number={order.number}
          placedAt={order.createdAt}
          status={status}
          canceling={ending}
          claim={claim}
          refunded={money(refunded)}
          refunding={money(underWay)}
          lost={lostMoney && { amount: money(lostMoney.amount) ?? '', isBack: lostMoney.isBack }}
          arrival={order.paidAt && moments.arrival}
          now={now}
          back={back}
        />
        {isOpen(status, ending) && <LiveOrders orders={[{ id: order.id, version }]} signedIn={!found.isGuests} />}
        {found.isGuests && <GuestsOrder orderId={order.id} locale={locale} />}
        {!ending && <OrderProgress status={status} claimOpen={claimOpen} moments={moments} now={now} />}
        {status === 'PENDING' && (
          <div className="pt-6">
            <HoldCountdown
              hold={{ placedAt: order.createdAt, expiresAt: order.expiresAt, now }}
              lines={lines.length}
              after="ORDER"
            />
          </div>
        )}
        <div className="grid gap-x-16 pt-9 md:grid-cols-[minmax(0,1fr)_380px] md:pt-12">
          <div className="min-w-0 pb-8">
            {deposit && (
              <div className="pb-4">
                <DepositCard {...deposit} now={now} />
              </div>
            )}
            {lost && (
              <div className="pb-4">
                <LostDeposit orderId={order.id} {...lost} amount={formatMoney(lost.amount, locale)} />
              </div>
            )}
            {claims.map((claim) => (
              <ClaimCard
                key={claim.id}
                claim={claim}
                currency={order.currency}
                carrierOf={words.carrierOf}
                linkOf={(number, carrier) => parcelHref(number, carrier, shop.shipping.carriers)}
              />
            ))}
            <h2 className="mb-4 text-n-m">{t('story')}</h2>
            <OrderStory
              events={events}
              status={status}
              canceling={ending}
              claim={claim}
              currency={order.currency}
              now={now}
              paidBy={paidBy}
              back={back}
              reasonOf={words.reasonOf}
              pastReasonOf={words.pastReasonOf}
              cancelReasonOf={words.cancelReasonOf}
              carrierOf={words.carrierOf}
              tracking={tracking}
              actions={
                <>
                  {status === 'SHIPPED' && tracking && <TrackParcel number={tracking.number} href={tracking.href} />}
                  <OrderActions found={found} payments={payments} claimable={claimable} held={held} locale={locale} />
                </>
              }
            />
            <OrderNext
              status={status}
              canceling={ending}
              claim={claim}
              returnable={lines.some((line) => line.storage === 'ROOM' && line.canceledQuantity < line.quantity)}
              cold={lines.some((line) => needsCold(line) && line.canceledQuantity < line.quantity)}
              moments={moments}
              expiresAt={order.expiresAt}
              now={now}
              back={back}
            />
          </div>
          <aside>
            <Block title={t('lines.title', { count: lines.length })}>
              <OrderLines lines={lines} currency={order.currency} />
              <OrderAgain
                lines={lines.map((line) => ({
                  variantId: line.variantId,
                  quantity: line.quantity,
                  name: locale === 'ko' ? line.nameKo : line.nameEn,
                  before: formatMoney({ amount: line.unitPrice, currency: order.currency }, locale),
                  now: formatMoney({ amount: line.priceNow, currency: order.currency }, locale),
                }))}
              />
            </Block>
            {reviewable.length > 0 && (
              <div id="reviews" className="scroll-mt-36">
                <Block title={reviews('orderTitle')}>
                  <ReviewableLines orderId={order.id} lines={reviewable} />
                </Block>
              </div>
            )}
            {comes && (
              <>
                <Block title={t('box')}>
                  <BoxNutrition lines={lines} />
                </Block>
                <Block title={t('where')}>
                  <OrderRecipient recipient={recipientOf(order)} />
                </Block>
              </>
            )}
            <Block title={t('amounts.title')}>
              <OrderAmounts order={order} paid={order.paidAt !== null} paidBy={paidBy} />
              {paidWith && hasReceipt(order.state) && (
                <p className="mt-2 text-right">
                  <TextLink href={`/orders/${order.id}/receipt`}>{t('receipt.title')}</TextLink>
                </p>
              )}
              {paidWith && <ReceiptLinks {...paidWith} />}
              {payments.refunds.length > 0 && <OrderRefunds refunds={payments.refunds} currency={order.currency} />}
            </Block>
          </aside>
        </div>
      </div>
    </SecureFrame>
  );
}
