import { useTranslations } from 'next-intl';
import { Link } from '~/i18n/navigation';
import type { CurrencyCode } from '~/lib/money';
import { listHref, type Chosen, type ListInput } from '~/modules/catalog/input';
import type { Locale } from '~/shops/preset';
import type { Counted } from './facets';
import { useFilterName } from './use-filter-name';

type DropOneProps = {
  dropped: readonly { readonly filter: Chosen; readonly count: number }[];
  input: ListInput;
  categories: readonly Counted[];
  tags: readonly Counted[];
  currency: CurrencyCode;
  locale: Locale;
};

/** Which one of the chosen filters to give up, and what there would be then. */
export function DropOne({ dropped, input, ...names }: DropOneProps) {
  const t = useTranslations('catalog.list');
  const nameOf = useFilterName(input.per, names);
  if (dropped.length === 0) return null;
  return (
    <nav aria-labelledby="drop-one" className="mt-6">
      <h3 id="drop-one">{t('dropTitle')}</h3>
      <ul className="mt-2 border-t border-line">
        {dropped.map(({ filter, count }) => (
          <li key={nameOf(filter)}>
            <Link
              href={listHref(input, filter.change)}
              className="flex min-h-12 items-center justify-between gap-3 border-b border-line text-ui hover:text-brand"
            >
              <span>{t('drop', { name: nameOf(filter) })}</span>
              <span className="tabular flex-none font-semibold">{t('count', { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
