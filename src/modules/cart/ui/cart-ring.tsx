import { useFormatter, useTranslations } from 'next-intl';
import { energyShares } from '~/modules/nutrition/rules';
import type { Macros } from '~/modules/nutrition/rules/day-target';

const CIRCLE = 2 * Math.PI * 100;
const COLOURS = { protein: 'var(--protein)', carb: 'var(--carb)', fat: 'var(--fat)' } as const;

/** The cart's energy with its shares around it, 124 px. */
export function CartRing({ amounts }: { amounts: Macros }) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const shares = energyShares(amounts);
  const parts = (['protein', 'carb', 'fat'] as const).filter((macro) => shares[macro] > 0);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, macro) => sum + shares[macro], 0));
  return (
    <div className="relative size-31">
      <svg viewBox="0 0 232 232" role="img" aria-label={t('shares', shares)} className="size-full -rotate-90">
        {parts.map((macro, index) => (
          <circle
            key={macro}
            cx="116"
            cy="116"
            r="100"
            fill="none"
            strokeWidth="22"
            stroke={COLOURS[macro]}
            strokeDasharray={`${Math.max(1, (CIRCLE * shares[macro]) / 100 - (parts.length > 1 ? 4 : 0))} ${CIRCLE}`}
            strokeDashoffset={-(CIRCLE * (starts[index] ?? 0)) / 100}
          />
        ))}
      </svg>
      <p className="tabular absolute inset-0 grid place-content-center text-center">
        <b className="text-[1.625rem]/none font-extrabold tracking-[-0.05em]">
          {format.number(Math.round(amounts.energyKcal))}
        </b>
        <span className="mt-0.5 text-micro font-medium text-ink-2">kcal</span>
      </p>
    </div>
  );
}
