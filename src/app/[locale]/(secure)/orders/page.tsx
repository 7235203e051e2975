import { ReceiptText } from 'lucide';
import type { Metadata } from 'next';
import type { Locale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { TextLink } from '~/components/ui/text-link';
import { Pagination } from '~/components/ui/pagination';
import { orderListInput, type OrderListInput } from '~/modules/order/input';
import { ASKED_MAX } from '~/modules/review/input';
import { AdoptableOrders } from '~/modules/order/ui/adoptable-orders';
import { isOpen } from '~/modules/order/rules';
import { LiveOrders } from '~/modules/order/ui/live/live-orders';
import { OrderCounts } from '~/modules/order/ui/order-counts';
import { OrderList } from '~/modules/order/ui/order-list';
import { PeriodFilter } from '~/modules/order/ui/period-filter';
import { env } from '~/server/env';
import { shopPreset } from '~/shops/registry';
import { api } from '~/trpc/server';
import { AccountFrame } from '../account-frame';
import { requireUser } from '../require-user';
import { OrderSteps, type ListedOrder } from './order-steps';

type OrdersProps = {
  params: Promise<{ locale: Locale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: OrdersProps): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'order' });
  return { title: t('list.title') };
}

const hrefFor = ({ page, months, status }: OrderListInput) => {
  const query = new URLSearchParams({
    ...(status && { status }),
    ...(months && { months: String(months) }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size > 0 ? `/orders?${query.toString()}` : '/orders';
};

/** What the address asks for; whatever makes no sense is the first page of everything. */
function filterOf({ page, months, status }: Awaited<OrdersProps['searchParams']>): OrderListInput {
  const parsed = orderListInput.safeParse({
    page: Number(page ?? 1),
    ...(months !== undefined && { months: Number(months) }),
    ...(status !== undefined && { status }),
  });
  return parsed.success ? parsed.data : { page: 1 };
}

const ARRIVED: readonly ListedOrder['status'][] = ['DELIVERED', 'COMPLETED'];

/** Of each order the lines one may review and has not; none where something is asked for still. */
async function unreviewedOf(orders: readonly ListedOrder[], asked: ReadonlySet<string>) {
  const arrived = orders.filter(({ id, status }) => ARRIVED.includes(status) && !asked.has(id));
  const lineIds = arrived.flatMap(({ lines }) => lines.map(({ id }) => id)).slice(0, ASKED_MAX);
  const lines = lineIds.length > 0 ? await api.review.ofLines({ lineIds }) : [];
  const open = new Set(lines.flatMap(({ lineId, reviewId }) => (reviewId ? [] : [lineId])));
  return (order: ListedOrder) => order.lines.flatMap(({ id }) => (open.has(id) ? [id] : []));
}

export default async function OrdersPage({ params, searchParams }: OrdersProps) {
  const { locale } = await params;
  const filter = filterOf(await searchParams);
  await requireUser(hrefFor(filter));
  const { months, status } = filter;
  const [{ items, page, pages }, claims, counts, adoptable, t, states] = await Promise.all([
    api.order.list(filter),
    api.claim.underWay(),
    api.order.counts(),
    api.order.adoptable(),
    getTranslations({ locale, namespace: 'order.list' }),
    getTranslations({ locale, namespace: 'account.counts' }),
  ]);
  const claimOf = new Map(claims.map(({ orderId, kind, state }) => [orderId, { kind, isNew: state === 'REQUESTED' }]));
  const unreviewed = await unreviewedOf(items, new Set(claimOf.keys()));
  const shop = shopPreset(env().SHOP);
  const now = new Date();
  const open = items.filter(({ status, cancelingAt }) => isOpen(status, cancelingAt !== null));
  return (
    <AccountFrame locale={locale} words={['order', 'checkout']} title={t('title')} here="/orders" tab="/orders">
      {open.length > 0 && <LiveOrders orders={open.map(({ id, version }) => ({ id, version }))} signedIn />}
      <AdoptableOrders orders={adoptable} />
      <OrderCounts
        counts={counts}
        current={status}
        hrefFor={(wanted) => hrefFor({ page: 1, months, status: wanted === status ? undefined : wanted })}
      />
      <PeriodFilter months={months} hrefFor={(wanted) => hrefFor({ page: 1, months: wanted, status })} />
      {status && (
        <p className="flex flex-wrap items-center gap-x-4 pb-2 text-ui">
          {t('only', { status: states(status) })}
          <TextLink href={hrefFor({ page: 1, months })}>{t('everyState')}</TextLink>
        </p>
      )}
      {items.length > 0 ? (
        <OrderList
          orders={items}
          now={now}
          claimOf={({ id }) => claimOf.get(id)}
          actionsOf={(order) => (
            <OrderSteps
              order={order}
              shop={shop}
              now={now}
              asked={claimOf.has(order.id)}
              unreviewed={unreviewed(order)}
            />
          )}
        />
      ) : (
        <EmptyState
          heading="h2"
          icon={ReceiptText}
          title={t(status ? 'emptyStatus' : months ? 'emptyPeriod' : 'empty')}
          action={<LinkButton href="/products">{t('toShop')}</LinkButton>}
        >
          {t('emptyText')}
        </EmptyState>
      )}
      <Pagination page={page} pages={pages} hrefFor={(number) => hrefFor({ ...filter, page: number })} />
    </AccountFrame>
  );
}
