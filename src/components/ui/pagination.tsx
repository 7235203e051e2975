import { ChevronLeft, ChevronRight } from 'lucide';
import { useTranslations } from 'next-intl';
import { Link } from '~/i18n/navigation';
import { Icon } from './icon';
import { pagesShown } from './pages-shown';

type PaginationProps = { page: number; pages: number; hrefFor: (page: number) => string };

const CELL = 'tabular grid h-tap min-w-tap place-items-center text-ui font-medium text-ink-2 hover:text-ink';
const CURRENT = 'aria-[current]:font-extrabold aria-[current]:text-ink aria-[current]:shadow-[inset_0_-2px_var(--ink)]';

/** The pages as real links. */
export function Pagination({ page, pages, hrefFor }: PaginationProps) {
  const t = useTranslations('common.pagination');
  if (pages < 2) return null;
  return (
    <nav aria-label={t('label')} className="mt-10 flex justify-center md:mt-16 md:gap-0.5">
      {page > 1 && (
        <Link href={hrefFor(page - 1)} rel="prev" aria-label={t('previous')} className={CELL}>
          <Icon of={ChevronLeft} size={18} />
        </Link>
      )}
      {pagesShown(page, pages).map((number, index) =>
        number === null ? (
          <span key={`gap-${index}`} aria-hidden className="grid h-tap w-5 place-items-center text-ink-3">
            …
          </span>
        ) : (
          <Link
            key={number}
            href={hrefFor(number)}
            aria-label={t('page', { page: number })}
            aria-current={number === page ? 'page' : undefined}
            className={`${CELL} ${CURRENT}`}
          >
            {number}
          </Link>
        ),
      )}
      {page < pages && (
        <Link href={hrefFor(page + 1)} rel="next" aria-label={t('next')} className={CELL}>
          <Icon of={ChevronRight} size={18} />
        </Link>
      )}
    </nav>
  );
}
