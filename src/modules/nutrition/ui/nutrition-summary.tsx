import { useFormatter, useTranslations } from 'next-intl';
import { headlineProtein, labelAmount, type NutritionFacts, perServing, unitOf } from '../rules';
import { ClaimTags } from './claim-tags';
import { MacroBar } from './macro-bar';
import { MacroCaption } from './macro-caption';

const COLUMNS = ['energyKcal', 'sugarsG', 'sodiumMg'] as const;

/** The buy box: one big number, three beside it, the bar with its shares, the earned claims. All per serving. */
export function NutritionSummary({ facts }: { facts: NutritionFacts }) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const amounts = perServing(facts);
  return (
    <section aria-label={t('summary')} className="border-y border-t-ink border-b-line pt-[18px] pb-4">
      <dl className="tabular mb-3.5 grid grid-cols-[1fr_repeat(3,auto)] items-end md:grid-cols-[1.5fr_repeat(3,1fr)]">
        <div>
          <dt className="mb-1 text-micro font-medium text-ink-2">{t('names.proteinG')}</dt>
          <dd className="text-[3.5rem]/[2.625rem] font-extrabold tracking-[-0.05em] whitespace-nowrap">
            {headlineProtein(facts)}
            <small className="ml-px text-n-m font-extrabold tracking-normal">g</small>
          </dd>
        </div>
        {COLUMNS.map((nutrient) => (
          <div key={nutrient} className="border-l border-line px-2.5 last:pr-0 max-[359px]:px-1.5 md:pr-0 md:pl-4">
            <dt className="mb-1 text-micro font-medium text-ink-2">{t(`names.${nutrient}`)}</dt>
            <dd className="text-n-m/5 font-bold tracking-[-0.02em] whitespace-nowrap max-[359px]:text-ui/5">
              {format.number(labelAmount(nutrient, amounts[nutrient]))}
              <small className="text-micro font-semibold">{unitOf(nutrient)}</small>
            </dd>
          </div>
        ))}
      </dl>
      <MacroBar grams={amounts} size="panel" />
      <MacroCaption grams={amounts} show="shares" spread className="mt-2" />
      <ClaimTags facts={facts} className="mt-3.5" />
    </section>
  );
}
