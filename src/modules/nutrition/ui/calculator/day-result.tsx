import { useFormatter, useTranslations } from 'next-intl';
import { energyShares } from '../../rules';
import { planDay, type DayPlan, type Person } from '../../rules/day-target';
import { EnergyRing } from '../energy-ring';

const ROWS = [
  { macro: 'protein', nutrient: 'proteinG', fill: 'bg-protein' },
  { macro: 'carb', nutrient: 'carbohydrateG', fill: 'bg-carb' },
  { macro: 'fat', nutrient: 'fatG', fill: 'bg-fat' },
] as const;

/** The day as a ring, as rows and as the sums that led to it. */
export function DayResult({ person }: { person: Person | null }) {
  const t = useTranslations('calculator');
  return (
    <section
      aria-labelledby="day-result"
      className="rounded-r3 border border-line bg-surface px-5 py-6 md:sticky md:top-[150px] md:px-7"
    >
      <h2 id="day-result" className="text-h3">
        {t('result')}
      </h2>
      {person ? <Plan person={person} /> : <p className="mt-2 text-ui text-ink-2">{t('nothingYet')}</p>}
    </section>
  );
}

function Plan({ person }: { person: Person }) {
  const t = useTranslations('calculator');
  const names = useTranslations('nutrition.macros');
  const format = useFormatter();
  const plan = planDay(person);
  const { target } = plan;
  const shares = energyShares(target);
  return (
    <>
      <div className="mt-5 grid justify-items-center">
        <EnergyRing amounts={target} caption={t('perDay')} />
      </div>
      <ul className="mt-6 border-t border-line">
        {ROWS.map(({ macro, nutrient, fill }) => (
          <li
            key={macro}
            className="tabular grid grid-cols-[14px_1fr_auto_56px] items-center gap-2.5 border-b border-line py-[11px] text-ui font-medium"
          >
            <i aria-hidden className={`size-3 rounded-r1 ${fill}`} />
            {names(macro)}
            <b>{format.number(target[nutrient])}g</b>
            <span className="text-right text-ink-2">{shares[macro]}%</span>
          </li>
        ))}
      </ul>
      <h3 className="mt-6 text-ui font-bold">{t('why')}</h3>
      <Steps person={person} plan={plan} />
    </>
  );
}

function Steps({ person, plan }: { person: Person; plan: DayPlan }) {
  const t = useTranslations('calculator.steps');
  const { target, resting, factor, spent, shift, held, proteinPerKg, proteinCapped, fatShare } = plan;
  const steps = [
    t('resting', { sex: person.sex, kcal: Math.round(resting) }),
    t('spent', { factor, kcal: Math.round(spent) }),
    held ? t('held') : t(shift === 0 ? 'same' : shift < 0 ? 'less' : 'more', { part: Math.abs(shift) }),
    t(proteinCapped ? 'proteinCapped' : 'protein', { perKg: proteinPerKg, grams: target.proteinG }),
    t('fat', { share: fatShare, grams: target.fatG }),
    t('carb', { grams: target.carbohydrateG }),
  ];
  return (
    <ol className="tabular mt-2 grid list-decimal gap-1.5 pl-5 text-label/[21px] text-ink-2">
      {steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
  );
}
