import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Bar } from '~/components/ui/bar';
import { TextLink } from '~/components/ui/text-link';
import { LABEL_DAY } from '~/modules/nutrition/rules/day-target';
import { useOwnDay } from '~/modules/nutrition/ui/own-day';
import { cartNutrition, shareOfDays, type CartLine } from '../rules';
import { CartRing } from './cart-ring';

const MACROS = [
  { macro: 'protein', nutrient: 'proteinG', fill: 'bg-protein' },
  { macro: 'carb', nutrient: 'carbohydrateG', fill: 'bg-carb' },
  { macro: 'fat', nutrient: 'fatG', fill: 'bg-fat' },
] as const;

const bold = { b: (text: ReactNode) => <b className="font-bold">{text}</b> };

/**
 * What the chosen things add up to, beside the target somebody worked out for themselves, else the legal daily values, for as many
 * days as the energy lasts.
 */
export function NutritionSum({ lines }: { lines: readonly CartLine[] }) {
  const t = useTranslations('cart.nutrition');
  const names = useTranslations('nutrition.macros');
  const format = useFormatter();
  const own = useOwnDay();
  const sums = cartNutrition(lines);
  const { days, target, gap, percent } = shareOfDays(sums, own ?? LABEL_DAY);
  const by = own ? 'own' : 'label';
  const missing = Math.ceil(gap.proteinG);
  return (
    <section aria-labelledby="nutrition-sum" className="rounded-r3 border border-line bg-surface p-5">
      <div className="flex items-center justify-between gap-3">
        <h2 id="nutrition-sum" className="text-[1.0625rem]/6 tracking-[-0.02em]">
          {t('title')}
        </h2>
        {lines.length > 0 && <span className="text-small text-ink-2">{t('days', { by, days })}</span>}
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
                        goal: format.number(Math.round(target[nutrient])),
                      })}
                    </span>
                  </p>
                  <div className="mt-1 grid grid-cols-[1fr_40px] items-center gap-2">
                    <Bar percent={percent[nutrient]} height={8} fill={fill} />
                    <span className="tabular text-right text-micro font-semibold text-ink-2">
                      {format.number(percent[nutrient])}%
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          </div>
          <p className="tabular mt-4 border-t border-line pt-3.5 text-label text-ink-2">
            {t.rich('energy', {
              ...bold,
              by,
              days,
              goal: format.number(Math.round(target.energyKcal)),
              percent: percent.energyKcal,
            })}
          </p>
          <p className="mt-1 text-label text-ink-2 [&_b]:text-brand">
            {missing > 0
              ? t.rich('proteinLeft', { ...bold, by, days, grams: format.number(missing) })
              : t('proteinDone', { by, days })}
          </p>
        </>
      )}
      <TextLink href="/calculator" className="-mb-2">
        {t(own ? 'changeTarget' : 'makeTarget')}
      </TextLink>
    </section>
  );
}
