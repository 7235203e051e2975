import { useLocale, useTranslations } from 'next-intl';
import { TimeLine } from '~/components/ui/time-line';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { formatTime } from '~/lib/time';
import type { ActorKind, OrderEventKind } from '../../rules';
import { AdminTime } from './admin-time';
import { useReasonWords } from './reason-words';

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
  /** A code of the provider in words. */
  failure: (code: string) => string;
};

const DUE = { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;

/** After these nothing is open any more. */
const ENDS: readonly OrderEventKind[] = ['REFUNDED', 'CANCELED', 'EXPIRED', 'SUPERSEDED', 'COMPLETED'];

/** Everything that happened to the order, newest first, each with who did it and why. */
export function OrderEvents({ events, currency, carrierName, failure }: OrderEventsProps) {
  const t = useTranslations('admin.event');
  const reason = useReasonWords();
  const actors = useTranslations('admin.payments.actor');
  const locale = useLocale();
  const words = ({ kind, actor, data }: AdminEvent) => {
    return {
      units: Number(data.units ?? 0),
      minutes: Number(data.minutes ?? 0),
      amount: formatMoney({ amount: Number(data.amount ?? 0), currency }, locale),
      good: Number(data.good ?? 0),
      kind: String(data.kind ?? ''),
      inWindow: kind === 'DECLINED' && actor === 'SHOPPER' ? 'yes' : 'no',
      mend: String(data.mend ?? ''),
      why: String(data.why ?? ''),
      ended: data.ended === undefined ? 'no' : 'yes',
      late: data.late === undefined ? 'no' : 'yes',
      ofClaim: data.claim === undefined ? 'no' : 'yes',
      method: String(data.method ?? ''),
      due: data.due === undefined ? '–' : formatTime(new Date(data.due), locale, DUE),
      code: data.code === undefined ? '–' : failure(String(data.code)),
      reason: data.reason === undefined ? '–' : reason(String(data.reason)),
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
        time: <AdminTime at={event.at} />,
        title: t(`${event.kind}.title`, words(event)),
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
