import { useFormatter, useTranslations } from 'next-intl';
import { ChoiceLink } from '~/components/ui/choice-link';
import { listHref, type ListInput } from '~/modules/catalog/input';
import { RANGES, type Ranged } from '~/modules/catalog/rules/nutrient-range';
import { useLimitText } from './use-filter-name';

type NutrientBarsProps = {
  nutrient: Ranged;
  /** What each limit would show, from the loosest. */
  counts: readonly number[];
  input: ListInput;
};

/** A bar for every limit, as high as it has products of its own; each is the link to the list within that limit. */
export function NutrientBars({ nutrient, counts, input }: NutrientBarsProps) {
  const t = useTranslations('catalog.list');
  const format = useFormatter();
  const limitText = useLimitText();
  const { side, limits, unit } = RANGES[nutrient];
  const chosen = input[nutrient];
  const own = counts.map((count, index) => count - (counts[index + 1] ?? 0));
  const highest = Math.max(1, ...own);
  const bars = limits[input.per].map((limit, index) => ({
    limit,
    count: counts[index] ?? 0,
    height: `${Math.round(((own[index] ?? 0) / highest) * 100)}%`,
    isIn: chosen !== null && (side === 'min' ? limit >= chosen : limit <= chosen),
  }));
  const name = t(`nutrients.${nutrient}`);
  // Amounts grow to the right, whichever side of a limit fits.
  const ascending = bars.toSorted((a, b) => a.limit - b.limit);
  return (
    <div role="group" aria-label={name} className="pt-2">
      <p className="flex items-baseline justify-between text-label">
        <span>
          {name} <span className="text-small text-ink-3">{t(`sides.${side}`, { unit })}</span>
        </span>
        <b className={chosen === null ? 'font-normal text-ink-3' : 'tabular font-bold text-brand'}>
          {chosen === null ? t('anyAmount') : limitText(nutrient, chosen)}
        </b>
      </p>
      <ul className="nutrient-bars" data-long={Math.max(...limits[input.per]) > 999 || undefined}>
        {ascending.map(({ limit, count, height, isIn }) => {
          const label = t('barLabel', { name, limit: limitText(nutrient, limit), count });
          const isChosen = limit === chosen;
          const leavesNothing = count === 0 && !isChosen;
          return (
            <li key={limit}>
              <ChoiceLink
                href={listHref(input, { [nutrient]: isChosen ? null : limit })}
                on={isChosen}
                disabled={leavesNothing}
                aria-label={label}
                title={label}
              >
                <span aria-hidden style={{ height }} data-in={isIn} />
                <span aria-hidden className="tabular">
                  {format.number(limit)}
                </span>
              </ChoiceLink>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
