import { ChevronDown } from 'lucide';
import { useTranslations } from 'next-intl';
import { ChoiceLink } from '~/components/ui/choice-link';
import { Icon } from '~/components/ui/icon';
import { listHref, type ListInput } from '~/modules/catalog/input';
import { SORTS } from '~/modules/catalog/rules';

const LINK =
  'flex h-tap items-center px-2.5 text-label md:px-1.5 font-medium whitespace-nowrap text-ink-3 hover:text-ink aria-[current]:font-bold aria-[current]:text-ink';

/** A row of links; on a phone they open under the chosen one, by the browser's own popover. */
export function SortLinks({ input }: { input: ListInput }) {
  const t = useTranslations('catalog.list');
  const links = SORTS.map((sort) => (
    <li key={sort}>
      <ChoiceLink href={listHref(input, { sort })} on={sort === input.sort} className={LINK}>
        {t(`sorts.${sort}`)}
      </ChoiceLink>
    </li>
  ));
  return (
    <nav aria-label={t('sort')} className="min-w-0">
      <ul className="-ml-1.5 hidden flex-wrap md:flex">{links}</ul>
      <button
        type="button"
        popoverTarget="sorts"
        className="flex h-tap items-center gap-1 text-label font-bold md:hidden"
      >
        {t(`sorts.${input.sort}`)}
        <Icon of={ChevronDown} size={18} />
      </button>
      <div id="sorts" popover="auto" className="sheet-popover md:hidden">
        <ul className="px-1.5 py-2">{links}</ul>
      </div>
    </nav>
  );
}
