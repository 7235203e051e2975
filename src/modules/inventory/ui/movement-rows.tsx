import { useTranslations } from 'next-intl';
import { RowList } from '~/components/ui/row-list';
import { Table } from '~/components/ui/table';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import { reasonOf } from '../input';
import type { MovementKind } from '../rules';

export type Movement = {
  id: number;
  kind: MovementKind;
  stockDelta: number;
  reservedDelta: number;
  orderId: Id<'ord'> | null;
  actor: string;
  by: string | null;
  cause: string;
  at: Date;
};

const ACTORS = ['shopper', 'provider', 'cron', 'admin', 'system'] as const;
const signed = (delta: number) => (delta === 0 ? '·' : delta > 0 ? `+${delta}` : `−${-delta}`);

/** The ledger of one option: what changed, by how many, who did it and why. */
export function MovementRows({
  caption,
  rows,
  locale,
}: {
  caption: string;
  rows: readonly Movement[];
  locale: string;
}) {
  const t = useTranslations('admin.history');
  const why = ({ kind, cause }: Movement) => {
    const given = reasonOf(cause);
    if (given) return given.note ? `${t(`reason.${given.reason}`)} — ${given.note}` : t(`reason.${given.reason}`);
    if (kind !== 'ADJUST') return t(`kind.${kind}`);
    return t(cause === 'BOOKS' ? 'books' : 'first');
  };
  const who = ({ actor, by }: Movement) => {
    const kind = ACTORS.find((known) => actor === known || actor.startsWith(`${known}:`));
    return by ?? t(`actor.${kind ?? 'system'}`);
  };
  const when = (row: Movement) => (
    <time dateTime={row.at.toISOString()} className="whitespace-nowrap">
      {formatTime(row.at, locale, { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })}
    </time>
  );
  return (
    <>
      <RowList
        label={caption}
        rows={rows.map((row) => ({
          key: String(row.id),
          href: row.orderId ? `/admin/orders/${row.orderId}` : undefined,
          title: why(row),
          value: signed(row.stockDelta),
          note: (
            <>
              {when(row)} · {who(row)}
            </>
          ),
          tag: row.reservedDelta !== 0 && t('heldBy', { delta: signed(row.reservedDelta) }),
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={caption}
          rows={rows}
          rowKey={(row) => String(row.id)}
          columns={[
            {
              key: 'at',
              head: t('at'),
              className: 'whitespace-nowrap text-ink-2',
              cell: when,
            },
            { key: 'why', head: t('why'), rowHead: true, className: 'min-w-[150px]', cell: why },
            {
              key: 'stock',
              head: t('stock'),
              numeric: true,
              className: 'font-semibold',
              cell: (row) => signed(row.stockDelta),
            },
            {
              key: 'held',
              head: t('held'),
              numeric: true,
              className: 'text-ink-2',
              cell: (row) => signed(row.reservedDelta),
            },
            { key: 'who', head: t('who'), className: 'whitespace-nowrap', cell: who },
            {
              key: 'order',
              head: t('order'),
              className: 'whitespace-nowrap',
              cell: (row) =>
                row.orderId && (
                  <Link
                    href={`/admin/orders/${row.orderId}`}
                    className="inline-flex min-h-tap items-center underline underline-offset-4"
                  >
                    {t('openOrder')}
                  </Link>
                ),
            },
          ]}
        />
      </div>
    </>
  );
}
