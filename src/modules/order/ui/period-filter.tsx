import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Link } from '~/i18n/navigation';

const PERIODS = [undefined, 1, 3, 6] as const;
type Period = (typeof PERIODS)[number];

/** How far back the list goes, as links. */
export function PeriodFilter({ months, hrefFor }: { months: Period; hrefFor: (months: Period) => string }) {
  const t = useTranslations('order.list');
  return (
    <nav aria-label={t('period')} className="my-4 md:my-6">
      <ul className="flex flex-wrap gap-2">
        {PERIODS.map((period) => (
          <li key={period ?? 0}>
            <Link
              href={hrefFor(period)}
              aria-current={period === months ? 'true' : undefined}
              className={classNames(
                'tabular inline-flex h-tap items-center rounded-full border px-3.5 text-label/none font-medium whitespace-nowrap md:h-[34px] md:px-[11px]',
                period === months ? 'border-ink bg-ink text-ground' : 'border-line-2 bg-surface',
              )}
            >
              {period ? t('months', { months: period }) : t('all')}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
