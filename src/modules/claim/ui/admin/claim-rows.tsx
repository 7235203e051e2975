import { useLocale, useTranslations } from 'next-intl';
import { RowList } from '~/components/ui/row-list';
import { Table } from '~/components/ui/table';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { AdminTime } from '~/modules/order/ui/admin/admin-time';
import { answerable, type ClaimKind, type ClaimReason, type ClaimState } from '../../rules';
import { ClaimStateTag } from './claim-state-tag';

export type DeskClaim = {
  id: Id<'clm'>;
  orderId: Id<'ord'>;
  orderNumber: string;
  kind: ClaimKind;
  state: ClaimState;
  reason: ClaimReason;
  buyer: string;
  units: number;
  firstNameKo: string;
  firstNameEn: string;
  createdAt: Date;
};

/** Requests with who asks for what and why; on a phone each is one row to press. */
export function ClaimRows({ caption, rows }: { caption: string; rows: readonly DeskClaim[] }) {
  const t = useTranslations('admin.claims');
  const reasons = useTranslations('claim.reasons');
  const locale = useLocale();
  const href = (row: DeskClaim) => `/admin/orders/${row.orderId}#claims`;
  const what = (row: DeskClaim) =>
    t('what', { first: locale === 'ko' ? row.firstNameKo : row.firstNameEn, units: row.units });
  return (
    <>
      <RowList
        label={caption}
        rows={rows.map((row) => ({
          key: row.id,
          href: href(row),
          title: what(row),
          value: t(`kind.${row.kind}`),
          note: (
            <>
              {reasons(row.reason)} · <span className="whitespace-nowrap">{row.orderNumber}</span> · {row.buyer} ·{' '}
              <AdminTime at={row.createdAt} />
            </>
          ),
          tag: <ClaimStateTag state={row.state} />,
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={caption}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'order',
              head: t('order'),
              rowHead: true,
              className: 'whitespace-nowrap',
              cell: (row) => (
                <Link href={href(row)} className="flex min-h-[46px] items-center hover:underline">
                  {row.orderNumber}
                </Link>
              ),
            },
            {
              key: 'kind',
              head: t('kindHead'),
              className: 'font-semibold whitespace-nowrap',
              cell: (row) => t(`kind.${row.kind}`),
            },
            { key: 'state', head: t('stateHead'), cell: (row) => <ClaimStateTag state={row.state} /> },
            {
              key: 'reason',
              head: t('reason'),
              cell: (row) => (
                <>
                  {reasons(row.reason)}
                  <span className="block text-micro text-ink-3">{t(`side.${answerable(row.reason)}`)}</span>
                </>
              ),
            },
            { key: 'what', head: t('lines'), className: 'max-w-[260px] truncate', cell: what },
            { key: 'buyer', head: t('buyer'), className: 'whitespace-nowrap', cell: (row) => row.buyer },
            {
              key: 'at',
              head: t('since'),
              numeric: true,
              className: 'text-ink-3',
              cell: (row) => <AdminTime at={row.createdAt} />,
            },
          ]}
        />
      </div>
    </>
  );
}
