import { useFormatter, useTranslations } from 'next-intl';
import { Bar } from '~/components/ui/bar';
import { DAILY_VALUES } from '~/modules/nutrition/rules';
import { cartNutrition, daysOf, type CartLine } from '../rules';
import { CartRing } from './cart-ring';

const MACROS = [
  { macro: 'protein', nutrient: 'proteinG', fill: 'bg-protein' },
  { macro: 'carb', nutrient: 'carbohydrateG', fill: 'bg-carb' },
  { macro: 'fat', nutrient: 'fatG', fill: 'bg-fat' },
] as const;

const bold = { b: (text: React.ReactNode) => <b className="font-bold">{text}</b> };

/** What the chosen things add up to, beside the legal daily values for as many days as their energy lasts. */
export function NutritionSum({ lines }: { lines: readonly CartLine[] }) {
  const t = useTranslations('cart.nutrition');
  const names = useTranslations('nutrition.macros');
  const format = useFormatter();
  const sums = cartNutrition(lines);
  const days = daysOf(sums.energyKcal);
  const goal = (nutrient: (typeof MACROS)[number]['nutrient']) => (DAILY_VALUES[nutrient] ?? 0) * days;
  const missing = Math.ceil(goal('proteinG') - sums.proteinG);
  return (
    <section aria-labelledby="nutrition-sum" className="rounded-r3 border border-line bg-surface p-5">
      <div className="flex items-center justify-between gap-3">
        <h2 id="nutrition-sum" className="text-[1.0625rem]/6 tracking-[-0.02em]">
          {t('title')}
        </h2>
        {lines.length > 0 && <span className="text-small text-ink-2">{t('days', { days })}</span>}
      </div>
      {lines.length === 0 ? (
        <p className="mt-3 text-label text-ink-2">{t('none')}</p>
      ) : (
        <>
          <div className="mt-4 grid grid-cols-[124px_1fr] items-center gap-5">
            <CartRing amounts={sums} />
            <ul className="grid gap-3">
              {MACROS.map(({ macro, nutrient, fill }) => (
                <li key={macro}>
                  <p className="tabular flex justify-between text-small font-medium whitespace-nowrap">
                    <span>{names(macro)}</span>
                    <span>
                      {t.rich('of', {
                        ...bold,
                        amount: format.number(Math.round(sums[nutrient])),
                        goal: format.number(goal(nutrient)),
                      })}
                    </span>
                  </p>
                  <Bar percent={(sums[nutrient] * 100) / goal(nutrient)} height={8} fill={fill} className="mt-1" />
                </li>
              ))}
            </ul>
          </div>
          <p className="mt-4 border-t border-line pt-3.5 text-label text-ink-2 [&_b]:text-brand">
            {missing > 0
              ? t.rich('proteinLeft', { ...bold, days, grams: format.number(missing) })
              : t('proteinDone', { days })}
          </p>
        </>
      )}
    </section>
  );
}
