import { X } from 'lucide';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { buttonClass } from '~/components/ui/button-class';
import { IconButton } from '~/components/ui/icon-button';
import { LinkButton } from '~/components/ui/link-button';
import { EVERYTHING, listHref, type ListInput, type TypedFilters } from '~/modules/catalog/input';
import { FacetManners } from './facet-manners';

type FacetSheetProps = {
  id: string;
  list: { readonly total: number; readonly more: boolean };
  input: ListInput;
  typed: TypedFilters;
  children: ReactNode;
};

/** The filters: a column beside the list, on a phone a sheet whose title and ways out are always in sight. */
export function FacetSheet({ id, list, input, typed, children }: FacetSheetProps) {
  const t = useTranslations('catalog.list');
  const common = useTranslations('common');
  const { q, sort, per } = input;
  return (
    <div
      id={id}
      popover="auto"
      role="complementary"
      tabIndex={-1}
      aria-label={t('filters')}
      className="sheet-popover facet-column outline-none"
    >
      <div className="flex items-center justify-between border-b border-line py-1 pr-2 pl-gutter md:hidden">
        <p className="text-h3 font-bold">{t('filters')}</p>
        <IconButton icon={X} label={common('close')} popoverTarget={id} popoverTargetAction="hide" />
      </div>
      <div className="facet-body">{children}</div>
      <div className="facet-foot flex gap-2 md:hidden">
        <LinkButton href={listHref({ ...EVERYTHING, q, sort, per })} scroll={false} rel="nofollow" variant="outline">
          {t('reset')}
        </LinkButton>
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          className={buttonClass({ className: 'flex-1' })}
        >
          {t(list.more ? 'showTheseMore' : 'showThese', { count: list.total })}
        </button>
      </div>
      <FacetManners of={id} at={`${listHref(input, { page: input.page })} ${JSON.stringify(typed)}`} />
    </div>
  );
}
