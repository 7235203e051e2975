import { useLocale, useTranslations } from 'next-intl';
import { RowList } from '~/components/ui/row-list';
import { Table } from '~/components/ui/table';
import { Tag } from '~/components/ui/tag';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import type { Role } from '../../rules';

export type MemberRow = {
  id: Id<'usr'>;
  name: string;
  email: string | null;
  isProven: boolean;
  phone: string | null;
  role: Role;
  createdAt: Date;
};

/** Members that were found; the middle of a phone number is told on their own page only. */
export function MemberRows({ caption, rows }: { caption: string; rows: readonly MemberRow[] }) {
  const t = useTranslations('admin.island.member');
  const locale = useLocale();
  const href = (row: MemberRow) => `/admin/members/${row.id}`;
  const phone = (row: MemberRow) => row.phone?.replace(/^(\d{3})\d+(\d{4})$/, '$1-****-$2') ?? '–';
  const since = (row: MemberRow) =>
    formatTime(row.createdAt, locale, { year: 'numeric', month: '2-digit', day: '2-digit' });
  const tag = (row: MemberRow) => (row.role === 'CUSTOMER' ? null : <Tag tone="brand">{t(`role.${row.role}`)}</Tag>);
  const address = (row: MemberRow) => (
    <>
      {row.email ?? '–'} {row.email && !row.isProven && <Tag tone="warn">{t('unproven')}</Tag>}
    </>
  );
  return (
    <>
      <RowList
        label={caption}
        rows={rows.map((row) => ({
          key: row.id,
          href: href(row),
          title: row.name,
          note: <span className="break-all">{row.email ? address(row) : phone(row)}</span>,
          tag: tag(row),
        }))}
      />
      <div className="hidden md:block">
        <Table
          caption={caption}
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              head: t('name'),
              rowHead: true,
              className: 'whitespace-nowrap',
              cell: (row) => (
                <Link href={href(row)} className="flex min-h-[46px] items-center hover:underline">
                  {row.name}
                </Link>
              ),
            },
            { key: 'email', head: t('email'), className: 'break-all', cell: address },
            { key: 'phone', head: t('phone'), className: 'tabular whitespace-nowrap', cell: phone },
            { key: 'role', head: t('roleHead'), cell: tag },
            { key: 'since', head: t('since'), numeric: true, className: 'text-ink-3', cell: since },
          ]}
        />
      </div>
    </>
  );
}
