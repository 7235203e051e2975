import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Amount } from '~/components/ui/amount';
import { Tag, type TagTone } from '~/components/ui/tag';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import type { OrderStatus } from '../rules';
import { TimeLeft } from './hold-countdown';
import type { OrderLineView } from './order-lines';
import { OrderThumb } from './order-thumb';
import { dateText, dueText } from './order-times';
import { shownStatus, type ToldClaim } from './shown-status';

export type OrderListItem = {
  readonly id: Id<'ord'>;
  readonly number: string;
  readonly status: OrderStatus;
  readonly cancelingAt: Date | null;
  readonly currency: CurrencyCode;
  readonly total: number;
  readonly refundedTotal: number;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly lines: readonly Pick<
    OrderLineView,
    'id' | 'nameKo' | 'nameEn' | 'optionKo' | 'optionEn' | 'image' | 'tile' | 'quantity'
  >[];
};

/** A request that is open, and whether nobody has answered it yet. */
export type ListedClaim = { readonly kind: ToldClaim['kind']; readonly isNew: boolean };

type OrderListProps<Item extends OrderListItem> = {
  orders: readonly Item[];
  now: Date;
  claimOf: (order: Item) => ListedClaim | undefined;
  /** What the buyer does next with an order that stands so. */
  actionsOf: (order: Item) => ReactNode;
};

const TONES: Partial<Record<OrderStatus, TagTone>> = {
  PENDING: 'warn',
  CONFIRMING: 'warn',
  AWAITING_DEPOSIT: 'warn',
  PAID: 'brand',
  PREPARING: 'brand',
  SHIPPED: 'brand',
};
const SHOWN_LINES = 3;

/** One's orders, newest first; the whole card leads to the order, and what fits its state is done right there. */
export function OrderList<Item extends OrderListItem>({ orders, now, claimOf, actionsOf }: OrderListProps<Item>) {
  const t = useTranslations('order');
  const locale = useLocale();
  return (
    <ul className="border-t-2 border-ink">
      {orders.map((order) => {
        const { id, status, cancelingAt, lines, expiresAt } = order;
        const claim = cancelingAt ? undefined : claimOf(order);
        return (
          <li key={id} className="relative border-b border-line py-5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Tag tone={cancelingAt || claim ? 'warn' : TONES[status]}>
                {claim
                  ? t('list.claim', { kind: claim.kind, isNew: claim.isNew ? 'yes' : 'no' })
                  : t(`status.${shownStatus(status, cancelingAt !== null)}`)}
              </Tag>
              {order.refundedTotal > 0 && status !== 'REFUNDED' && <Tag>{t('status.PARTLY_REFUNDED')}</Tag>}
              <p className="tabular text-small text-ink-2">
                <time dateTime={order.createdAt.toISOString()}>{dateText(order.createdAt, locale)}</time> ·{' '}
                {order.number}
              </p>
            </div>
            <div className="mt-3 flex items-start gap-4">
              {lines[0] && (
                <div className="relative">
                  <OrderThumb image={lines[0].image} tile={lines[0].tile} />
                  {lines.length > 1 && (
                    <span
                      aria-hidden
                      className="tabular absolute right-0 bottom-0 rounded-tl-r2 bg-ink px-1 text-micro font-semibold text-ground"
                    >
                      +{lines.length - 1}
                    </span>
                  )}
                </div>
              )}
              <div className="min-w-0 flex-1">
                <Link href={`/orders/${id}`} className="card-link text-ui font-semibold">
                  {t('list.name', { first: nameOf(lines[0], locale), more: lines.length - 1 })}
                </Link>
                <Contents lines={lines} />
                {status === 'PENDING' && expiresAt > now && (
                  <p className="tabular text-small text-warn">
                    {t.rich('list.payWithin', { left: () => <TimeLeft expiresAt={expiresAt} now={now} /> })}
                  </p>
                )}
                {(status === 'CANCELED' || status === 'EXPIRED') && (
                  <p className="text-small text-ink-3">{t(`subline.${status}`)}</p>
                )}
                {status === 'AWAITING_DEPOSIT' && !cancelingAt && expiresAt > now && (
                  <p className="tabular text-small text-warn">{t('list.payBy', { due: dueText(expiresAt, locale) })}</p>
                )}
              </div>
              <b className="text-body font-bold">
                <Amount money={{ amount: order.total, currency: order.currency }} locale={locale} />
              </b>
            </div>
            <div className="relative z-2 mt-3 flex flex-wrap gap-2 empty:hidden md:ml-auto md:w-fit md:justify-end">
              {actionsOf(order)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

type Line = OrderListItem['lines'][number];

const nameOf = (line: Line | undefined, locale: string) => (locale === 'ko' ? line?.nameKo : line?.nameEn) ?? '';

/** Which option and how many of it: of one product that alone, of several each with its name. */
function Contents({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations('order');
  const locale = useLocale();
  const noteOf = (line: Line) =>
    `${locale === 'ko' ? line.optionKo : line.optionEn} · ${t('lines.quantity', { quantity: line.quantity })}`;
  const [only] = lines;
  if (only && lines.length === 1) return <p className="tabular text-small text-ink-2">{noteOf(only)}</p>;
  return (
    <ul className="tabular text-small text-ink-2">
      {lines.slice(0, SHOWN_LINES).map((line) => (
        <li key={line.id}>
          {nameOf(line, locale)} {noteOf(line)}
        </li>
      ))}
      {lines.length > SHOWN_LINES && <li>{t('list.more', { count: lines.length - SHOWN_LINES })}</li>}
    </ul>
  );
}
