import { useFormatter, useTranslations } from 'next-intl';
import type { Macros } from '../../rules/day-target';
import { MacroCaption } from '../macro-caption';

/** What comes out, above a phone's lower edge while the fields are filled in; a wider screen has the whole result beside them. */
export function DaySum({ target }: { target: Macros }) {
  const t = useTranslations('calculator');
  const format = useFormatter();
  return (
    <div className="over-tab-bar tabular sticky bottom-[calc(60px+env(safe-area-inset-bottom))] z-10 -mx-gutter mt-4 flex items-baseline justify-between gap-4 border-t border-line bg-ground px-gutter py-3 md:hidden">
      <b className="text-n-m font-extrabold tracking-[-0.04em]">
        {format.number(target.energyKcal)}
        <small className="unit">{t('kcal')}</small>
      </b>
      <MacroCaption grams={target} />
    </div>
  );
}
