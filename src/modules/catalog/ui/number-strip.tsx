import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { HonestNumber } from '~/components/ui/honest-number';
import { headlineProtein, labelAmount, type NutritionFacts, perServing } from '~/modules/nutrition/rules';
import { HeatBar, type HeatLevel } from '~/modules/nutrition/ui/heat-bar';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';

/** «23g 단백질 … 121kcal» of one serving, and the macro bar as the lower edge of the tile. */
export function NumberStrip({ facts }: { facts: NutritionFacts | null }) {
  const t = useTranslations('nutrition');
  if (!facts) {
    return (
      <Strip number={<HonestNumber value="–" unit="" label={t('unknown')} />} bar={<span className="block h-1.5" />} />
    );
  }
  return (
    <Strip
      number={<HonestNumber value={headlineProtein(facts)} unit="g" label={t('names.proteinG')} />}
      energy={<Energy facts={facts} />}
      bar={<MacroBar grams={perServing(facts)} />}
    />
  );
}

export function HeatStrip({ level, facts }: { level: HeatLevel; facts: NutritionFacts | null }) {
  const t = useTranslations('nutrition.heat');
  return (
    <Strip
      number={<HonestNumber value={level} unit="/5" label={t('name')} className="[&>b]:font-heading" />}
      energy={facts && <Energy facts={facts} />}
      bar={<HeatBar level={level} />}
    />
  );
}

function Energy({ facts }: { facts: NutritionFacts }) {
  const format = useFormatter();
  return <>{format.number(labelAmount('energyKcal', perServing(facts).energyKcal))}kcal</>;
}

function Strip({ number, energy, bar }: { number: ReactNode; energy?: ReactNode; bar: ReactNode }) {
  return (
    <>
      <div className="flex min-h-7 items-baseline justify-between gap-x-2 px-2.5 pb-2 md:px-3 md:pb-[9px]">
        {number}
        {energy && <span className="tabular text-micro font-medium whitespace-nowrap text-ink-2">{energy}</span>}
      </div>
      {bar}
    </>
  );
}
