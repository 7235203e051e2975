import { useTranslations } from 'next-intl';
import { ChoiceLink } from '~/components/ui/choice-link';
import { classNames } from '~/components/ui/class-names';
import { listHref, type ListInput } from '~/modules/catalog/input';
import { QUANTITIES } from '~/modules/catalog/rules/nutrient-range';

/** The quantity all numbers of the list are of: the shown, the filtered and the sorted ones. */
export function QuantitySwitch({ input, className }: { input: ListInput; className?: string }) {
  const t = useTranslations('catalog.list');
  return (
    <nav aria-label={t('quantity')} className={classNames('flex flex-none items-center text-small', className)}>
      {QUANTITIES.map((per) => (
        <ChoiceLink
          key={per}
          href={listHref(input, { per })}
          on={per === input.per}
          className="flex min-h-tap items-center border-line-2 px-2 whitespace-nowrap text-ink-3 hover:text-ink aria-[current]:font-bold aria-[current]:text-ink not-first:before:mr-2 not-first:before:-ml-2 not-first:before:h-2.5 not-first:before:border-l not-first:before:border-line-2 not-first:before:content-[''] last:pr-0"
        >
          {t(`quantities.${per}`)}
        </ChoiceLink>
      ))}
    </nav>
  );
}
