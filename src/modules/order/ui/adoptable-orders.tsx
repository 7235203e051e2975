import { useLocale, useTranslations } from 'next-intl';
import { Amount } from '~/components/ui/amount';
import { Block } from '~/components/ui/section-heading';
import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import { AdoptOrder } from './adopt-order';
import { dateText } from './order-times';

type AdoptableOrder = {
  readonly id: Id<'ord'>;
  readonly number: string;
  readonly currency: CurrencyCode;
  readonly total: number;
  readonly createdAt: Date;
  readonly firstNameKo: string;
  readonly firstNameEn: string;
  readonly lineCount: number;
};
type AdoptableOrdersProps = { orders: readonly AdoptableOrder[] };

/** Orders this browser made without an account, each to be taken into the account of whoever is signed in now. */
export function AdoptableOrders({ orders }: AdoptableOrdersProps) {
  const t = useTranslations('order');
  const locale = useLocale();
  if (orders.length === 0) return null;
  return (
    <div className="pt-6">
      <Block title={t('adopt.title')}>
        <p className="pb-2 text-ui text-ink-2">{t('adopt.lead')}</p>
        <ul>
          {orders.map((order) => (
            <li key={order.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line py-3">
              <div className="min-w-0 flex-1 basis-60">
                <p className="truncate text-ui font-semibold">
                  {t('list.name', {
                    first: locale === 'ko' ? order.firstNameKo : order.firstNameEn,
                    more: order.lineCount - 1,
                  })}
                </p>
                <p className="tabular text-small text-ink-2">
                  <time dateTime={order.createdAt.toISOString()}>{dateText(order.createdAt, locale)}</time> ·{' '}
                  {order.number} · <Amount money={{ amount: order.total, currency: order.currency }} locale={locale} />
                </p>
              </div>
              <AdoptOrder orderId={order.id} number={order.number} />
            </li>
          ))}
        </ul>
      </Block>
    </div>
  );
}
