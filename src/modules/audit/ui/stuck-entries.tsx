import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Tag } from '~/components/ui/tag';
import type { Id } from '~/lib/ids';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import { formatTime } from '~/lib/time';
import type { OutboxPayload } from '~/modules/notification/rules';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import type { RefundState } from '~/modules/payment/rules';
import { shownRefund } from '~/modules/payment/ui/shown-refund';
import { secondsBetween, useAge } from './age';
import { OrderLink } from './alarm-entries';
import { Entry, Nothing } from './entry';
import { NudgeButton } from './nudge-button';
import { OrderNumber } from './order-number';

type OfOrder = { readonly orderId: Id<'ord'>; readonly orderNumber: string; readonly currency: CurrencyCode };
type Amount = OfOrder & { readonly id: string; readonly amount: number };
export type Undecided = Amount & {
  readonly code: string | null;
  readonly checks: number;
  readonly since: Date;
  readonly nextAt: Date | null;
};
export type OpenRefund = Amount & {
  readonly state: RefundState;
  readonly code: string | null;
  readonly tries: number;
  readonly since: Date;
};
export type Deposit = Amount & { readonly dueAt: Date; readonly closing: boolean };
export type OutboxFault = {
  readonly id: number;
  readonly payload: OutboxPayload;
  readonly attempts: number;
  readonly since: Date;
  readonly nextAt: Date;
};

function Clock({ at }: { at: Date }) {
  const locale = useLocale();
  return (
    <time dateTime={at.toISOString()} className="whitespace-nowrap">
      {formatTime(at, locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' })}
    </time>
  );
}

function useMoney() {
  const locale = useLocale();
  return ({ amount, currency }: Amount) => formatMoney({ amount, currency }, locale);
}

const titleOf = ({ orderId, orderNumber }: OfOrder) => <OrderNumber orderId={orderId} number={orderNumber} />;

function Notes({ of, code }: { of: readonly ReactNode[]; code?: string | null }) {
  return (
    <>
      {[...of, code].filter(Boolean).map((note, index) => (
        <span key={index}>
          {index > 0 && ' · '}
          {note}
        </span>
      ))}
    </>
  );
}

/** Payments nobody has decided: since when, why, and when the provider is asked next. */
export function UndecidedEntries({ rows, now }: { rows: readonly Undecided[]; now: Date }) {
  const t = useTranslations('books.undecided');
  const age = useAge();
  const money = useMoney();
  if (rows.length === 0) return <Nothing>{t('none')}</Nothing>;
  return (
    <ul>
      {rows.map((row) => (
        <Entry
          key={row.id}
          title={titleOf(row)}
          value={money(row)}
          note={
            <Notes
              of={[
                t('note', { age: age(secondsBetween(row.since, now)), checks: row.checks }),
                row.nextAt ? t.rich('next', { at: () => <Clock at={row.nextAt ?? now} /> }) : t('noNext'),
              ]}
              code={row.code}
            />
          }
          action={<NudgeButton nudge="LOOK_AT_PAYMENT" subject={row.id} />}
        />
      ))}
    </ul>
  );
}

const NOTES = { REQUESTED: 'note', FAILED: 'failedNote', WAITING: 'waitingNote', DONE: 'note' } as const;

/** Money on its way back, refunds the provider refused, and money that waits for somebody to say how it goes back. */
export function RefundEntries({ rows, now }: { rows: readonly OpenRefund[]; now: Date }) {
  const t = useTranslations('books.refunds');
  const age = useAge();
  const money = useMoney();
  if (rows.length === 0) return <Nothing>{t('none')}</Nothing>;
  const open = (row: OpenRefund) => row.state === 'REQUESTED';
  const shown = ({ state, code }: OpenRefund) => shownRefund({ state, failureCode: code });
  return (
    <ul>
      {rows.map((row) => (
        <Entry
          key={row.id}
          title={
            <span className="inline-flex items-center gap-2">
              {titleOf(row)}
              <Tag tone={open(row) ? 'warn' : 'error'}>{t(shown(row))}</Tag>
            </span>
          }
          value={money(row)}
          note={
            <Notes
              of={[t(NOTES[row.state], { age: age(secondsBetween(row.since, now)), tries: row.tries })]}
              code={shown(row) === 'GIVEN_UP' ? null : row.code}
            />
          }
          action={open(row) && <NudgeButton nudge="REFUND_NOW" subject={row.id} />}
        />
      ))}
    </ul>
  );
}

/** Mails and page updates that did not leave. */
export function OutboxEntries({ rows, now }: { rows: readonly OutboxFault[]; now: Date }) {
  const t = useTranslations('books.outbox');
  const age = useAge();
  if (rows.length === 0) return <Nothing>{t('none')}</Nothing>;
  return (
    <ul>
      {rows.map(({ id, payload, attempts, since, nextAt }) => (
        <Entry
          key={id}
          title={
            <span className="inline-flex flex-wrap items-center gap-x-3">
              {t(`topic.${payload.topic}`)}
              {payload.topic === 'mail' && <OrderLink orderId={payload.orderId} />}
            </span>
          }
          note={
            <>
              {t.rich('note', {
                age: age(secondsBetween(since, now)),
                tries: attempts,
                at: () => <Clock at={nextAt} />,
              })}
            </>
          }
          action={<NudgeButton nudge="SEND_NOW" subject={String(id)} />}
        />
      ))}
    </ul>
  );
}

/** Accounts that wait for their money, the one due first on top. */
export function DepositEntries({ rows }: { rows: readonly Deposit[] }) {
  const t = useTranslations('books.deposits');
  const money = useMoney();
  if (rows.length === 0) return <Nothing>{t('none')}</Nothing>;
  return (
    <ul>
      {rows.map((row) => (
        <Entry
          key={row.id}
          title={titleOf(row)}
          value={money(row)}
          note={row.closing ? t('closing') : t.rich('due', { at: () => <AdminTime at={row.dueAt} /> })}
        />
      ))}
    </ul>
  );
}
