import { useLocale, useTranslations } from 'next-intl';
import { TextLink } from '~/components/ui/text-link';
import type { Id } from '~/lib/ids';
import { formatTime } from '~/lib/time';
import { actName } from '../rules';

export type ActRow = {
  id: number;
  at: Date;
  actorId: Id<'usr'>;
  actor: string | null;
  act: string;
  input: Record<string, unknown>;
  orderId: Id<'ord'> | null;
  orderNumber: string | null;
  memberId: Id<'usr'> | null;
  member: string | null;
  productId: Id<'prd'> | null;
};

/** Who did what and when, the last first; each row leads to what it was about and holds what was asked for, as it was kept. */
export function ActRows({ caption, rows }: { caption: string; rows: readonly ActRow[] }) {
  const t = useTranslations('admin.acts');
  const locale = useLocale();
  return (
    <ol aria-label={caption} className="border-t border-ink text-label">
      {rows.map((row) => {
        const known = actName(row.act);
        return (
          <li
            key={row.id}
            className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 border-b border-line py-1 lg:grid-cols-[180px_140px_1fr_auto]"
          >
            <time dateTime={row.at.toISOString()} className="tabular text-small text-ink-3">
              {formatTime(row.at, locale, {
                year: 'numeric',
                month: '2-digit',
                day: '2-digit',
                hour: '2-digit',
                minute: '2-digit',
                second: '2-digit',
              })}
            </time>
            <TextLink href={`/admin/members/${row.actorId}`}>{row.actor ?? row.actorId}</TextLink>
            <p className="flex min-w-0 flex-wrap items-baseline gap-x-3 max-lg:col-span-full">
              <b className="font-semibold">{known ? t(`act.${known}`) : row.act}</b>
              {row.orderId && row.orderNumber && (
                <TextLink href={`/admin/orders/${row.orderId}`}>{row.orderNumber}</TextLink>
              )}
              {row.memberId && row.member && <TextLink href={`/admin/members/${row.memberId}`}>{row.member}</TextLink>}
              {row.productId && <TextLink href={`/admin/products/${row.productId}`}>{t('product')}</TextLink>}
            </p>
            {Object.keys(row.input).length > 0 && (
              <details className="text-small text-ink-2 open:col-span-full max-lg:col-span-full">
                <summary className="flex min-h-tap w-fit cursor-pointer items-center underline underline-offset-4">
                  {t('details')}
                </summary>
                <pre className="mb-2 overflow-x-auto bg-tile p-3 text-small whitespace-pre-wrap">
                  {JSON.stringify(row.input, null, 2)}
                </pre>
              </details>
            )}
          </li>
        );
      })}
    </ol>
  );
}
