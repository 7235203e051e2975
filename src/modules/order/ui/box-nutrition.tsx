import { useFormatter, useTranslations } from 'next-intl';
import { HonestNumber } from '~/components/ui/honest-number';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';
import { MacroCaption } from '~/modules/nutrition/ui/macro-caption';
import { boxAmounts, type BoxLine } from './box';

/** What the whole box brings: one big number, the energy beside it, the shares under it. */
export function BoxNutrition({ lines }: { lines: readonly BoxLine[] }) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const amounts = boxAmounts(lines);
  const whole = {
    proteinG: Math.round(amounts.proteinG),
    carbohydrateG: Math.round(amounts.carbohydrateG),
    fatG: Math.round(amounts.fatG),
  };
  return (
    <>
      <p className="mb-2.5 flex items-baseline justify-between">
        <HonestNumber value={format.number(whole.proteinG)} unit="g" label={t('names.proteinG')} size="l" />
        <span className="tabular text-small text-ink-3">{format.number(Math.round(amounts.energyKcal))}kcal</span>
      </p>
      <MacroBar grams={amounts} size="panel" />
      <MacroCaption grams={whole} spread className="mt-2" />
    </>
  );
}
