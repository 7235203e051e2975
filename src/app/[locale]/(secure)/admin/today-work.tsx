import { useTranslations } from 'next-intl';
import { LinkButton } from '~/components/ui/link-button';
import { deskHref } from '~/modules/order/admin-input';
import type { ClaimState } from '~/modules/claim/rules';
import type { OrderDesk } from '~/modules/order/rules';

type OrdersWork = {
  counts: readonly { desk: OrderDesk; count: number; oldest: Date | null }[];
  claims: readonly { state: ClaimState; count: number; oldest: Date | null }[];
  held: { units: number; expired: number };
};

/** Null is what whoever looks has nothing to do with. */
type TodayWorkProps = {
  orders: OrdersWork | null;
  options: { soldOut: number; low: number } | null;
  alarms: number | null;
  now: Date;
};

type Work = {
  key: 'alarms' | 'claims' | 'REFUNDING' | 'PAID' | 'PREPARING' | 'SHIPPED' | 'UNPAID' | 'soldOut';
  count: number;
  href: string;
  text: string;
};

const oldestOf = (rows: readonly { oldest: Date | null }[]): Date | null =>
  rows.reduce<Date | null>((first, { oldest }) => (oldest && (!first || oldest < first) ? oldest : first), null);

/** What has to be done, the most urgent first; what has nothing waiting is named in one line. */
export function TodayWork({ orders, options, alarms, now }: TodayWorkProps) {
  const t = useTranslations('admin.today');
  const age = (since: Date | null) => {
    const minutes = since ? Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000)) : 0;
    if (minutes < 60) return t('minutes', { count: minutes });
    return minutes < 48 * 60
      ? t('ageHours', { count: Math.floor(minutes / 60) })
      : t('days', { count: Math.floor(minutes / 1440) });
  };
  const ofOrders = ({ counts, claims, held }: OrdersWork): Work[] => {
    const desk = (name: OrderDesk) => counts.find((row) => row.desk === name) ?? { count: 0, oldest: null };
    const step = (key: 'REFUNDING' | 'PAID' | 'PREPARING' | 'SHIPPED'): Work => {
      const { count, oldest } = desk(key);
      return { key, count, href: deskHref({ desk: key }), text: t(`do.${key}.text`, { age: age(oldest) }) };
    };
    const toDecide = claims.filter(({ state }) => state === 'REQUESTED' || state === 'INSPECTING');
    return [
      {
        key: 'claims',
        count: toDecide.reduce((sum, row) => sum + row.count, 0),
        href: '/admin/claims',
        text: t('do.claims.text', { age: age(oldestOf(toDecide)) }),
      },
      step('REFUNDING'),
      step('PAID'),
      step('PREPARING'),
      step('SHIPPED'),
      {
        key: 'UNPAID',
        count: desk('UNPAID').count,
        href: deskHref({ desk: 'UNPAID' }),
        text: t('do.UNPAID.text', { units: held.units, expired: held.expired }),
      },
    ];
  };
  const works: Work[] = [
    ...(alarms === null
      ? []
      : [{ key: 'alarms' as const, count: alarms, href: '/admin/books', text: t('do.alarms.text') }]),
    ...(orders ? ofOrders(orders) : []),
    ...(options
      ? [
          {
            key: 'soldOut' as const,
            count: options.soldOut,
            href: '/admin/products?stock=out',
            text: t('do.soldOut.text', { low: options.low }),
          },
        ]
      : []),
  ];
  const idle = works.filter(({ count }) => count === 0);
  return (
    <>
      <ul>
        {works
          .filter(({ count }) => count > 0)
          .map(({ key, count, href, text }) => (
            <li
              key={key}
              className="grid grid-cols-[44px_minmax(0,1fr)_auto] items-center gap-2 border-b border-line py-[13px]"
            >
              <b
                className={`tabular text-[1.5rem]/none font-extrabold tracking-[-0.03em] ${
                  key === 'REFUNDING' || key === 'alarms' ? 'text-error' : ''
                }`}
              >
                {count}
              </b>
              <div>
                <h3 className="text-ui/[1.375rem]">{t(`do.${key}.title`)}</h3>
                <p className="text-small text-ink-2">{text}</p>
              </div>
              <LinkButton href={href} variant="outline" size={40} aria-label={t(`do.${key}.open`, { count })}>
                {t(`do.${key}.button`)}
              </LinkButton>
            </li>
          ))}
      </ul>
      {idle.length > 0 && (
        <p className="py-3 text-small text-ink-3">
          {t('idle', { works: idle.map(({ key }) => t(`do.${key}.title`)).join(', ') })}
        </p>
      )}
    </>
  );
}
