import { useTranslations } from 'next-intl';
import { buttonClass } from '~/components/ui/button-class';
import { getPathname } from '~/i18n/navigation';
import type { ListInput, TypedFilters } from '~/modules/catalog/input';
import { RANGED, RANGES } from '~/modules/catalog/rules/nutrient-range';
import type { Locale } from '~/shops/preset';
import { KeptFields } from './kept-fields';
import { NumberField } from './number-field';

/** Any limit there is no bar for, in a plain GET form; what was typed stays, also when it cannot be read. */
export function NutrientLimits({ input, typed, locale }: { input: ListInput; typed: TypedFilters; locale: Locale }) {
  const t = useTranslations('catalog.list');
  const isWrong = typed.wrong.length > 0;
  const hasNoBar = RANGED.some((nutrient) => {
    const asked = input[nutrient];
    return asked !== null && !RANGES[nutrient].limits[input.per].includes(asked);
  });
  return (
    <details open={isWrong || hasNoBar} className="group/typed mt-1">
      <summary className="flex min-h-tap cursor-pointer items-center text-small font-medium text-ink-2 underline underline-offset-3 hover:text-ink">
        {t('typeLimits')}
      </summary>
      <form action={getPathname({ href: '/products', locale })} noValidate className="pt-1">
        <KeptFields input={input} asks={RANGED} />
        <div className="grid grid-cols-2 gap-x-2 gap-y-2.5">
          {RANGED.map((nutrient) => (
            <label key={nutrient} className="grid gap-1 text-small text-ink-2">
              {t(`limitLabel.${RANGES[nutrient].side}`, {
                name: t(`nutrients.${nutrient}`),
                unit: RANGES[nutrient].unit,
              })}
              <NumberField
                name={nutrient}
                label={t(`limitLabel.${RANGES[nutrient].side}`, {
                  name: t(`nutrients.${nutrient}`),
                  unit: RANGES[nutrient].unit,
                })}
                value={typed.limits[nutrient]}
                error={typed.wrong.includes(nutrient) ? 'limit-problem' : null}
              />
            </label>
          ))}
        </div>
        {isWrong && (
          <p id="limit-problem" role="alert" className="mt-2 text-small font-medium text-error">
            {t('limitProblem')}
          </p>
        )}
        <button type="submit" className={buttonClass({ variant: 'outline', size: 40, wide: true, className: 'mt-3' })}>
          {t('limitApply')}
        </button>
      </form>
    </details>
  );
}
