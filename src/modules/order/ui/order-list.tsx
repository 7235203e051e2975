import { useLocale, useTranslations } from 'next-intl';
import { Amount } from '~/components/ui/amount';
import { Tag, type TagTone } from '~/components/ui/tag';
import { Link } from '~/i18n/navigation';
import type { CurrencyCode } from '~/lib/money';
import type { OrderStatus } from '../rules';
import { OrderThumb } from './order-thumb';
import { dateText, dueText } from './order-times';
import { shownStatus } from './shown-status';

export type OrderListItem = {
  readonly id: string;
  readonly number: string;
  readonly status: OrderStatus;
  readonly cancelingAt: Date | null;
  readonly currency: CurrencyCode;
  readonly total: number;
  readonly refundedTotal: number;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly firstNameKo: string;
  readonly firstNameEn: string;
  readonly lineCount: number;
  /** Packs of all lines. */
  readonly units: number;
  readonly images: readonly string[];
};

const TONES: Partial<Record<OrderStatus, TagTone>> = {
  PENDING: 'warn',
  CONFIRMING: 'warn',
  AWAITING_DEPOSIT: 'warn',
  PAID: 'brand',
  PREPARING: 'brand',
  SHIPPED: 'brand',
};
const SHOWN_PICTURES = 4;

/** One's orders, newest first; the whole card leads to the order. */
export function OrderList({ orders, now }: { orders: readonly OrderListItem[]; now: Date }) {
  const t = useTranslations('order');
  const locale = useLocale();
  return (
    <ul className="border-t-2 border-ink">
      {orders.map((order) => (
        <li key={order.id} className="relative border-b border-line py-5">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Tag tone={order.cancelingAt ? 'warn' : TONES[order.status]}>
              {t(`status.${shownStatus(order.status, order.cancelingAt !== null)}`)}
            </Tag>
            {order.refundedTotal > 0 && order.status !== 'REFUNDED' && <Tag>{t('status.PARTLY_REFUNDED')}</Tag>}
            <p className="tabular text-small text-ink-2">
              <time dateTime={order.createdAt.toISOString()}>{dateText(order.createdAt, locale)}</time> · {order.number}
            </p>
          </div>
          <div className="mt-3 flex items-center gap-4">
            <div className="flex gap-1.5">
              {order.images.slice(0, SHOWN_PICTURES).map((image, index) => (
                <OrderThumb key={index} image={image} className={index > 0 ? 'max-md:hidden' : undefined} />
              ))}
            </div>
            <div className="min-w-0 flex-1">
              <Link href={`/orders/${order.id}`} className="card-link text-ui font-semibold">
                {t('list.name', {
                  first: locale === 'ko' ? order.firstNameKo : order.firstNameEn,
                  more: order.lineCount - 1,
                })}
              </Link>
              <p className="tabular text-small text-ink-2">{t('list.units', { count: order.units })}</p>
              {order.status === 'AWAITING_DEPOSIT' && !order.cancelingAt && order.expiresAt > now && (
                <p className="tabular text-small text-warn">
                  {t('list.payBy', { due: dueText(order.expiresAt, locale) })}
                </p>
              )}
            </div>
            <b className="text-body font-bold">
              <Amount money={{ amount: order.total, currency: order.currency }} locale={locale} />
            </b>
          </div>
        </li>
      ))}
    </ul>
  );
}
