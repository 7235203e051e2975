import { useTranslations } from 'next-intl';
import { PillLink } from '~/components/ui/pill';
import { Link } from '~/i18n/navigation';
import { EVERYTHING, listHref, type ListInput } from '~/modules/catalog/input';
import type { Counted } from './facets';

/** Every category, each one press away. */
export function CategoryGrid({ categories, counted = false }: { categories: readonly Counted[]; counted?: boolean }) {
  const t = useTranslations('catalog.list');
  const shown = counted ? categories.filter(({ count }) => count > 0) : categories;
  return (
    <nav aria-label={t('categories')} className="pb-5 md:pb-8">
      <ul className="grid grid-cols-4 gap-1.5 md:grid-cols-10 md:gap-2">
        {shown.map(({ slug, name, count }) => (
          <li key={slug} className="flex min-w-0">
            <Link
              href={listHref(EVERYTHING, { category: slug })}
              className="flex min-h-13 min-w-0 flex-1 flex-col items-center justify-center rounded-r3 bg-tile px-1 py-1.5 text-center text-small/[1.25] font-medium hover:bg-tile-2"
            >
              {name}
              {counted && <span className="tabular text-micro font-normal text-ink-3">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/**
 * Those that would show something of what is chosen, in one row that scrolls on a phone: the chosen one first, and the way back to
 * all.
 */
export function CategoryRow({ categories, input }: { categories: readonly Counted[]; input: ListInput }) {
  const t = useTranslations('catalog.list');
  const isOn = ({ slug }: Counted) => slug === input.category;
  const shown = [...categories.filter(isOn), ...categories.filter((one) => one.count > 0 && !isOn(one))];
  if (shown.length < 2) return null;
  return (
    <nav
      aria-label={t('categories')}
      className="no-bar -mx-gutter overflow-x-auto px-gutter pb-3 md:mx-0 md:px-0 md:pb-5"
    >
      <ul className="flex gap-1.5 md:flex-wrap">
        {input.category !== null && (
          <li>
            <PillLink href={listHref(input, { category: null })} on={false}>
              {t('anyAmount')}
            </PillLink>
          </li>
        )}
        {shown.map((one) => (
          <li key={one.slug}>
            <PillLink href={listHref(input, { category: isOn(one) ? null : one.slug })} on={isOn(one)}>
              {one.name}
            </PillLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
