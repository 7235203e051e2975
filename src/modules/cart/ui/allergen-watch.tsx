import { ChevronDown } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from '~/components/ui/icon';
import { Notice } from '~/components/ui/notice';
import { Pill } from '~/components/ui/pill';
import { ALLERGENS, type Allergen } from '~/modules/catalog/rules';
import { metAllergens } from '~/modules/catalog/rules/avoided-allergens';
import { avoidOrNot, useAvoided } from '~/modules/catalog/ui/live/avoided-allergens';
import type { CartLine } from '../rules';

export type AllergenNames = Readonly<Record<Allergen, string>>;

/** Names, in the words of the label, of what a line holds of what is to be avoided. */
export const metNames = (line: CartLine, avoided: readonly Allergen[], names: AllergenNames): string =>
  metAllergens(line.allergens, avoided)
    .map((allergen) => names[allergen])
    .join(', ');

/** Warns of what holds a chosen allergen. The choice is kept on this device only. */
export function AllergenWatch({ lines, names }: { lines: readonly CartLine[]; names: AllergenNames }) {
  const t = useTranslations('cart.allergens');
  const avoided = useAvoided();
  const met = lines.filter((line) => metAllergens(line.allergens, avoided).length > 0);
  return (
    <section aria-labelledby="allergens" className="mt-3 rounded-r3 border border-line bg-surface px-5 py-2">
      <details className="group">
        <summary className="flex min-h-tap cursor-pointer list-none items-center justify-between gap-3 [&::-webkit-details-marker]:hidden">
          <h2 id="allergens" className="text-ui font-bold tracking-normal">
            {t('title')}
          </h2>
          <span className="flex items-center gap-1 text-small text-ink-2">
            {avoided.length === 0 ? t('noneChosen') : t('chosen', { count: avoided.length })}
            <Icon of={ChevronDown} size={18} className="transition-transform group-open:rotate-180" />
          </span>
        </summary>
        <div role="group" aria-label={t('title')} className="flex flex-wrap gap-1.5 pt-1">
          {ALLERGENS.map((allergen) => (
            <Pill key={allergen} pressed={avoided.includes(allergen)} onClick={() => avoidOrNot(allergen)}>
              {names[allergen]}
            </Pill>
          ))}
        </div>
        <p className="pt-2.5 pb-2 text-small text-ink-3">{t('note')}</p>
      </details>
      <div role="status" className="empty:hidden">
        {met.length > 0 && (
          <Notice tone="warn" className="mb-2">
            <p>{t('met', { count: met.length })}</p>
            <ul className="mt-1">
              {met.map((line) => (
                <li key={line.variantId}>
                  {t('line', { name: line.name, allergens: metNames(line, avoided, names) })}
                </li>
              ))}
            </ul>
          </Notice>
        )}
      </div>
    </section>
  );
}
