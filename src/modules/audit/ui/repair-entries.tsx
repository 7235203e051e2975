import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '~/lib/time';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import { CHECK_KEYS, MENDS } from '../rules';
import { Entry, Nothing } from './entry';

export type RepairTrace = {
  readonly id: number;
  readonly check: string;
  readonly subject: string;
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly by: string | null;
  readonly at: Date;
};

const FIELDS = [
  'stock',
  'reserved',
  'ledger',
  'held',
  'amount',
  'shipping',
  'state',
  'nextCheckAt',
  'nextTryAt',
  'dueAt',
  'attempts',
] as const;
const ISO = /^\d{4}-\d\d-\d\dT/;

/** Who put what right and when, with what stood there before and after. */
export function RepairEntries({ repairs }: { repairs: readonly RepairTrace[] }) {
  const t = useTranslations('books');
  const changes = useChanges();
  if (repairs.length === 0) return <Nothing>{t('repairs.none')}</Nothing>;
  return (
    <ul>
      {repairs.map((repair) => {
        const check = CHECK_KEYS.find((key) => key === repair.check);
        const mend = MENDS.find((key) => key === repair.action);
        return (
          <Entry
            key={repair.id}
            title={
              <>
                {check ? t(`check.${check}.title`) : repair.check}
                <span className="font-normal text-ink-2">
                  {' '}
                  · {mend ? t(`island.mend.${mend}.button`) : repair.action}
                </span>
              </>
            }
            note={
              <>
                {changes(repair)}
                <span className="mt-0.5 block text-ink-3">
                  <AdminTime at={repair.at} /> · {repair.by ?? t('repairs.nobody')} ·{' '}
                  <span className="break-all">{repair.subject}</span>
                </span>
              </>
            }
          />
        );
      })}
    </ul>
  );
}

function useChanges() {
  const t = useTranslations('books.repairs');
  const locale = useLocale();
  const value = (of: unknown): string => {
    if (typeof of === 'number') return of.toLocaleString(locale);
    if (typeof of !== 'string') return t('nobody');
    if (!ISO.test(of)) return of;
    return formatTime(new Date(of), locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  };
  return ({ before, after }: RepairTrace): string =>
    Object.keys({ ...before, ...after })
      .filter((key) => before[key] !== after[key])
      .map((key) => {
        const field = FIELDS.find((known) => known === key);
        const change = t('change', { before: value(before[key]), after: value(after[key]) });
        return `${t(`field.${field ?? 'other'}`)} ${change}`;
      })
      .join(', ');
}
