import { useFormatter, useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { energyShares, labelAmount } from '../rules';
import type { Macros } from '../rules/day-target';

const RADIUS = 100;
const CIRCLE = 2 * Math.PI * RADIUS;
const GAP = 4;

const COLOURS = { protein: 'var(--protein)', carb: 'var(--carb)', fat: 'var(--fat)' } as const;

/** Energy in the middle, its shares around it in the fixed order. */
export function EnergyRing({ amounts, caption }: { amounts: Macros; caption: string }) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const shares = energyShares(amounts);
  // A day has four digits, which must stay inside of the ring.
  const large = amounts.energyKcal >= 1000;
  const parts = (['protein', 'carb', 'fat'] as const).filter((macro) => shares[macro] > 0);
  const gap = parts.length > 1 ? GAP : 0;
  let turned = 0;
  const arcs = parts.map((macro) => {
    const length = (CIRCLE * shares[macro]) / 100;
    const arc = { macro, dash: `${Math.max(1, length - gap)} ${CIRCLE}`, offset: -turned };
    turned += length;
    return arc;
  });
  return (
    <div className="relative size-58">
      <svg viewBox="0 0 232 232" role="img" aria-label={t('shares', shares)} className="size-full -rotate-90">
        {arcs.map(({ macro, dash, offset }) => (
          <circle
            key={macro}
            cx="116"
            cy="116"
            r={RADIUS}
            fill="none"
            strokeWidth="22"
            stroke={COLOURS[macro]}
            strokeDasharray={dash}
            strokeDashoffset={offset}
          />
        ))}
      </svg>
      <p className="tabular absolute inset-0 grid place-content-center text-center">
        <b className={classNames(large ? 'text-[2.5rem]/none' : 'text-n-xl', 'font-extrabold tracking-[-0.05em]')}>
          {format.number(labelAmount('energyKcal', amounts.energyKcal))}
          <small className={classNames(large ? 'text-ui' : 'text-[1.375rem]', 'ml-0.5 tracking-normal')}>kcal</small>
        </b>
        <span className="text-small font-medium text-ink-2">{caption}</span>
      </p>
    </div>
  );
}
