import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { Link } from '~/i18n/navigation';
import { UNDER_WAY, type UnderWay } from '../rules';

/** How many orders are where, from paid to delivered; each leads to the list. */
export function OrderCounts({ counts }: { counts: Readonly<Record<UnderWay, number>> }) {
  const t = useTranslations('account.counts');
  return (
    <ol aria-label={t('title')} className="flex items-stretch">
      {UNDER_WAY.map((status, index) => (
        <li key={status} className="flex flex-1 items-center">
          {index > 0 && <Icon of={ChevronRight} size={18} className="flex-none text-ink-3" />}
          <Link
            href="/orders"
            prefetch={false}
            className="grid min-h-tap flex-1 justify-items-center gap-1 py-2 text-center hover:text-brand"
          >
            <b
              className={`tabular text-[1.75rem]/8 font-extrabold tracking-[-0.04em] ${counts[status] === 0 ? 'text-ink-3' : ''}`}
            >
              {counts[status]}
            </b>
            <span className="text-label text-ink-2">{t(status)}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
