import { ChevronRight } from 'lucide';
import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { Link } from '~/i18n/navigation';
import { UNDER_WAY, type UnderWay } from '../rules';

type OrderCountsProps = {
  counts: Readonly<Record<UnderWay, number>>;
  /** Whose orders the list below shows. */
  current?: UnderWay | undefined;
  hrefFor?: (status: UnderWay) => string;
};

/** How many orders are where, from the deposit to the delivery; each leads to the list of those. */
export function OrderCounts({ counts, current, hrefFor = (status) => `/orders?status=${status}` }: OrderCountsProps) {
  const t = useTranslations('account.counts');
  return (
    <ol aria-label={t('title')} className="grid grid-cols-5 items-stretch">
      {UNDER_WAY.map((status, index) => (
        <li key={status} className="flex min-w-0 items-center">
          {index > 0 && <Icon of={ChevronRight} size={18} className="flex-none text-ink-3 max-md:hidden" />}
          <Link
            href={hrefFor(status)}
            aria-current={status === current ? 'true' : undefined}
            className={classNames(
              'grid min-h-tap min-w-0 flex-1 justify-items-center gap-1 py-2 text-center hover:text-brand',
              status === current && 'rounded-r3 bg-tile',
            )}
          >
            <b
              className={`tabular text-[1.75rem]/8 font-extrabold tracking-[-0.04em] ${counts[status] === 0 ? 'text-ink-3' : ''}`}
            >
              {counts[status]}
            </b>
            <span className="text-small whitespace-nowrap max-[359px]:whitespace-normal text-ink-2 md:text-label">
              {t(status)}
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
