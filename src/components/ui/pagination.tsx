import { ChevronLeft, ChevronRight } from 'lucide';
import { useTranslations } from 'next-intl';
import { Link } from '~/i18n/navigation';
import { Icon } from './icon';

type PaginationProps = { page: number; pages: number; hrefFor: (page: number) => string };

const CELL = 'tabular grid h-tap min-w-tap place-items-center text-ui font-medium text-ink-2 hover:text-ink';
const CURRENT = 'aria-[current]:font-extrabold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_var(--ink)]';

/** Five numbers around the current page, as real links. */
export function Pagination({ page, pages, hrefFor }: PaginationProps) {
  const t = useTranslations('common.pagination');
  if (pages < 2) return null;
  const first = Math.max(1, Math.min(page - 2, pages - 4));
  const shown = Array.from({ length: Math.min(5, pages) }, (_, index) => first + index);
  return (
    <nav aria-label={t('label')} className="mt-10 flex justify-center gap-0.5 md:mt-16">
      {page > 1 && (
        <Link href={hrefFor(page - 1)} prefetch={false} rel="prev" aria-label={t('previous')} className={CELL}>
          <Icon of={ChevronLeft} size={18} />
        </Link>
      )}
      {shown.map((number) => (
        <Link
          key={number}
          href={hrefFor(number)}
          prefetch={false}
          aria-label={t('page', { page: number })}
          aria-current={number === page ? 'page' : undefined}
          className={`${CELL} ${CURRENT}`}
        >
          {number}
        </Link>
      ))}
      {page < pages && (
        <Link href={hrefFor(page + 1)} prefetch={false} rel="next" aria-label={t('next')} className={CELL}>
          <Icon of={ChevronRight} size={18} />
        </Link>
      )}
    </nav>
  );
}
