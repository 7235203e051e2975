import { Search, X } from 'lucide';
import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { IconButton } from '~/components/ui/icon-button';
import { SearchForm, type SearchFormProps } from './search-form';

const SHEET = 'phone-search';

type PhoneSearchProps = {
  search: SearchFormProps;
  /** The page begins with a field of its own: the button comes when that one is scrolled away. */
  later?: boolean;
};

/** On a phone: one tap opens the field over the header, ready to type. The browser does it, without a script. */
export function PhoneSearch({ search, later }: PhoneSearchProps) {
  const t = useTranslations('layout');
  return (
    <>
      <button
        type="button"
        popoverTarget={SHEET}
        aria-label={t('openSearch')}
        className={classNames(
          'inline-grid size-tap flex-none place-items-center md:hidden',
          later && 'once-scrolled order-first',
        )}
      >
        <Icon of={Search} />
      </button>
      <div id={SHEET} popover="auto" role="dialog" aria-label={t('search')} className="search-sheet">
        <div className="wrap relative grid h-14 grid-cols-[minmax(0,1fr)_auto] items-center gap-1">
          <SearchForm {...search} autoFocus className="min-w-0" />
          <IconButton
            icon={X}
            label={t('closeSearch')}
            popoverTarget={SHEET}
            popoverTargetAction="hide"
            className="-mr-2.5"
          />
        </div>
      </div>
    </>
  );
}
