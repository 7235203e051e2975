import { useTranslations } from 'next-intl';
import { Link } from '~/i18n/navigation';
import { EVERYTHING, listHref } from '~/modules/catalog/input';

/** Where to go on for whoever found nothing; not there while there is nothing to show. */
export function PopularSearches({ queries }: { queries: readonly string[] }) {
  const t = useTranslations('catalog.search');
  if (queries.length === 0) return null;
  return (
    <nav aria-labelledby="popular-searches" className="mt-6">
      <h3 id="popular-searches" className="text-h3 font-bold">
        {t('popularTitle')}
      </h3>
      <ul className="mt-3 flex flex-wrap gap-2">
        {queries.map((q) => (
          <li key={q}>
            <Link
              href={listHref(EVERYTHING, { q })}
              className="flex h-tap items-center rounded-full border border-line-2 px-4 text-ui hover:border-ink"
            >
              {q}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
