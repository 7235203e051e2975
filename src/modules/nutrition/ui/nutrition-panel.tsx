import { useFormatter, useTranslations } from 'next-intl';
import { type ReactNode, useId } from 'react';
import { SectionHeading } from '~/components/ui/section-heading';
import { amountsIn, energyShares, labelAmount, type NutrientAmounts, type NutritionFacts } from '../rules';
import { ClaimScales } from './claim-scale';
import { EnergyRing } from './energy-ring';
import { NutritionTable } from './nutrition-table';

type NutritionPanelProps = { facts: NutritionFacts; title: ReactNode; note?: ReactNode };

/** Both quantities are in the page; native radios show one, so the switch needs no script. */
export function NutritionPanel({ facts, title, note }: NutritionPanelProps) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const name = useId();
  const unit = facts.basis === '100g' ? 'g' : 'ml';
  const serving = t('servingOf', { size: `${format.number(facts.servingSize)}${unit}` });
  const views = [
    { key: 'serving', label: serving, short: t('serving'), amounts: amountsIn(facts, facts.servingSize) },
    { key: 'basis', label: facts.basis, short: facts.basis, amounts: amountsIn(facts, 100) },
  ] as const;
  return (
    <section className="nutrition-panel">
      <SectionHeading
        title={title}
        note={note}
        aside={
          <fieldset className="flex flex-none gap-5 border-b border-line">
            <legend className="sr-only">{t('quantitySwitch')}</legend>
            {views.map((view, index) => (
              <label key={view.key} className="quantity-tab">
                <input type="radio" name={name} value={view.key} defaultChecked={index === 0} className="sr-only" />
                {view.label}
              </label>
            ))}
          </fieldset>
        }
      />
      {views.map((view) => (
        <div key={view.key} data-view={view.key}>
          <div className="grid gap-8 md:grid-cols-[360px_minmax(0,1fr)] md:gap-[72px]">
            <div className="grid content-start justify-items-center md:justify-items-start">
              <EnergyRing amounts={view.amounts} caption={t('energyOf', { quantity: view.short })} />
              <MacroList amounts={view.amounts} />
            </div>
            <NutritionTable amounts={view.amounts} quantity={view.short} />
          </div>
        </div>
      ))}
      <ClaimScales facts={facts} />
    </section>
  );
}

const MACRO_ROWS = [
  { macro: 'protein', nutrient: 'proteinG', fill: 'bg-protein' },
  { macro: 'carb', nutrient: 'carbohydrateG', fill: 'bg-carb' },
  { macro: 'fat', nutrient: 'fatG', fill: 'bg-fat' },
] as const;

function MacroList({ amounts }: { amounts: NutrientAmounts }) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const shares = energyShares(amounts);
  return (
    <ul className="mt-6 w-full border-t border-line">
      {MACRO_ROWS.map(({ macro, nutrient, fill }) => (
        <li
          key={macro}
          className="tabular grid grid-cols-[14px_1fr_auto_56px] items-center gap-2.5 border-b border-line py-[11px] text-ui font-medium"
        >
          <i aria-hidden className={`size-3 rounded-r1 ${fill}`} />
          {t(`macros.${macro}`)}
          <b>{format.number(labelAmount(nutrient, amounts[nutrient]))}g</b>
          <span className="text-right text-ink-2">{shares[macro]}%</span>
        </li>
      ))}
    </ul>
  );
}
