import { useTranslations } from 'next-intl';
import { Link } from '~/i18n/navigation';
import { leadOf, type AlarmKind } from '~/modules/notification/rules';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import { CHECK_KEYS } from '../rules';
import { Entry, Nothing } from './entry';
import { ResolveAlarm } from './resolve-alarm';

export type OpenAlarm = {
  readonly id: number;
  readonly kind: AlarmKind;
  readonly subject: string;
  readonly details: Readonly<Record<string, string | number>>;
  readonly count: number;
  readonly firstAt: Date;
};

/** What a person has been told of and nobody has looked after yet, the newest first. */
export function AlarmEntries({ alarms }: { alarms: readonly OpenAlarm[] }) {
  const t = useTranslations('books');
  const words = useTranslations('mail.alarm');
  if (alarms.length === 0) return <Nothing>{t('alarms.none')}</Nothing>;
  const nameOf = ({ kind, subject }: OpenAlarm) => {
    const check = CHECK_KEYS.find((key) => kind === 'BOOKS_DIFFER' && key === subject);
    return check ? `${words(`kind.${kind}`)}: ${t(`check.${check}.title`)}` : words(`kind.${kind}`);
  };
  return (
    <ul>
      {alarms.map((alarm) => (
        <Entry
          key={alarm.id}
          title={nameOf(alarm)}
          note={
            <>
              {alarm.kind === 'BOOKS_DIFFER' ? t('alarms.settles') : words(`lead.${leadOf(alarm.kind, alarm.details)}`)}
              <span className="mt-0.5 flex flex-wrap items-center gap-x-3 text-ink-3">
                <span>
                  <AdminTime at={alarm.firstAt} /> · {t('alarms.times', { count: alarm.count })}
                </span>
                {typeof alarm.details.orderId === 'string' && <OrderLink orderId={alarm.details.orderId} />}
              </span>
            </>
          }
          action={<ResolveAlarm alarmId={alarm.id} name={nameOf(alarm)} />}
        />
      ))}
    </ul>
  );
}

/** For where only the id of an order is known. */
export function OrderLink({ orderId }: { orderId: string }) {
  const t = useTranslations('books.findings');
  return (
    <Link
      href={`/admin/orders/${orderId}`}
      className="inline-flex min-h-tap items-center underline underline-offset-4 md:min-h-0"
    >
      {t('openOrder')}
    </Link>
  );
}
