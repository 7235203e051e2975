import { useLocale, useTranslations } from 'next-intl';
import { TimeLine } from '~/components/ui/time-line';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { ActorKind, OrderEventKind } from '../../rules';
import { AdminTime } from './admin-time';

export type AdminEvent = {
  id: number;
  kind: OrderEventKind;
  actor: ActorKind;
  data: Readonly<Record<string, string | number>>;
  at: Date;
};

type OrderEventsProps = {
  events: readonly AdminEvent[];
  currency: CurrencyCode;
  carrierName: (id: string) => string;
};

const REASONS = ['CHANGED_MIND', 'WRONG_OPTION', 'DELIVERY_LATE', 'OUT_OF_STOCK', 'OTHER'] as const;

/** After these nothing is open any more. */
const ENDS: readonly OrderEventKind[] = ['REFUNDED', 'CANCELED', 'EXPIRED', 'SUPERSEDED', 'COMPLETED'];

/** Everything that happened to the order, newest first, each with who did it and why. */
export function OrderEvents({ events, currency, carrierName }: OrderEventsProps) {
  const t = useTranslations('admin.event');
  const reasons = useTranslations('admin.payments.reasons');
  const actors = useTranslations('admin.payments.actor');
  const locale = useLocale();
  const words = ({ data }: AdminEvent) => {
    const reason = REASONS.find((known) => known === data.reason);
    return {
      units: Number(data.units ?? 0),
      minutes: Number(data.minutes ?? 0),
      amount: formatMoney({ amount: Number(data.amount ?? 0), currency }, locale),
      code: String(data.code ?? '–'),
      reason: reason ? reasons(reason) : String(data.reason ?? '–'),
      carrier: carrierName(String(data.carrier ?? '')),
      tracking: String(data.trackingNumber ?? ''),
    };
  };
  return (
    <TimeLine
      label={t('label')}
      entries={events.toReversed().map((event, index) => ({
        key: String(event.id),
        state: index === 0 && !ENDS.includes(event.kind) ? 'now' : 'done',
        time: <AdminTime at={event.at} seconds />,
        title: t(`${event.kind}.title`),
        text: (
          <>
            <span className="font-semibold text-ink">{actors(event.actor)}</span> ·{' '}
            {t(`${event.kind}.text`, words(event))}
          </>
        ),
      }))}
    />
  );
}
