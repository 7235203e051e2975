import { Search } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { useId, type ReactNode } from 'react';
import { IconButton } from '~/components/ui/icon-button';
import { classNames } from '~/components/ui/class-names';
import { getPathname } from '~/i18n/navigation';

export type SearchFormProps = {
  placeholder: string;
  defaultValue?: string;
  className?: string;
  /** Where it is shown in order to be typed into. */
  autoFocus?: boolean;
  /** What helps the field while somebody types. */
  help?: ReactNode;
};

/** A plain GET form, so a search works before any script does. */
export function SearchForm({ placeholder, defaultValue, className, autoFocus, help }: SearchFormProps) {
  const t = useTranslations('layout');
  const locale = useLocale();
  const id = useId();
  return (
    <form
      role="search"
      action={getPathname({ href: '/products', locale })}
      className={classNames(
        'flex h-[46px] items-center rounded-r3 border-[1.5px] border-ink bg-surface pr-1 pl-4 md:relative md:h-12',
        'focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-focus',
        className,
      )}
    >
      <label htmlFor={id} className="sr-only">
        {t('search')}
      </label>
      <input
        id={id}
        type="search"
        name="q"
        required
        maxLength={80}
        autoComplete="off"
        autoFocus={autoFocus}
        placeholder={placeholder}
        defaultValue={defaultValue}
        className="h-full min-w-0 flex-1 bg-transparent text-body outline-none md:text-ui"
      />
      <IconButton type="submit" icon={Search} label={t('submitSearch')} />
      {help}
    </form>
  );
}
