import { Search } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { FilterLinks } from '~/components/ui/filter-links';
import { Icon } from '~/components/ui/icon';
import { SelectField } from '~/components/ui/select-field';
import { TextField } from '~/components/ui/text-field';
import { getPathname } from '~/i18n/navigation';
import { ADMIN_SORTS, adminListHref, STOCK_FILTERS, type AdminListInput } from '../../admin-input';
import type { ProductStatus } from '../../rules';

const SHOWN_STATUSES: readonly ProductStatus[] = ['ACTIVE', 'HIDDEN', 'DRAFT'];

type ProductFiltersProps = {
  input: AdminListInput;
  statuses: readonly { status: ProductStatus; count: number }[];
  categories: readonly { slug: string; name: string }[];
};

/** Status and stock as links, the rest as a plain GET form: the address holds everything and no script is needed. */
export function ProductFilters({ input, statuses, categories }: ProductFiltersProps) {
  const t = useTranslations('admin.products');
  const locale = useLocale();
  const countOf = (status: ProductStatus) => statuses.find((row) => row.status === status)?.count ?? 0;
  return (
    <div className="grid gap-3 pb-4">
      <FilterLinks
        label={t('filter')}
        links={[
          {
            href: adminListHref(input, { status: null, stock: null }),
            label: t('all'),
            current: !input.status && !input.stock,
          },
          ...SHOWN_STATUSES.map((status) => ({
            href: adminListHref(input, { status, stock: null }),
            label: t(`status.${status}`),
            count: countOf(status),
            current: input.status === status,
          })),
          ...STOCK_FILTERS.map((stock) => ({
            href: adminListHref(input, { stock, status: null }),
            label: t(`stockFilter.${stock}`),
            current: input.stock === stock,
          })),
        ]}
      />
      <form
        action={getPathname({ href: '/admin/products', locale })}
        role="search"
        className="grid items-end gap-3 md:grid-cols-[minmax(0,1fr)_180px_180px_auto]"
      >
        {input.status && <input type="hidden" name="status" value={input.status} />}
        {input.stock && <input type="hidden" name="stock" value={input.stock} />}
        <TextField label={t('search')} type="search" name="q" defaultValue={input.q} placeholder={t('searchExample')} />
        <div className="grid grid-cols-2 gap-3 md:contents">
          <SelectField
            label={t('category')}
            name="category"
            defaultValue={input.category ?? ''}
            options={[
              { value: '', label: t('allCategories') },
              ...categories.map(({ slug, name }) => ({ value: slug, label: name })),
            ]}
          />
          <SelectField
            label={t('sort')}
            name="sort"
            defaultValue={input.sort}
            options={ADMIN_SORTS.map((sort) => ({ value: sort, label: t(`sorts.${sort}`) }))}
          />
        </div>
        <Button type="submit" variant="outline">
          <Icon of={Search} size={18} />
          {t('apply')}
        </Button>
      </form>
    </div>
  );
}
