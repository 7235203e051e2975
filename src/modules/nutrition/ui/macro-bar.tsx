import { useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { energyShares, type Macro, type MacroGrams } from '../rules';

export type MacroBarSize = 'card' | 'thumb' | 'panel' | 'gallery';

const HEIGHTS: Readonly<Record<MacroBarSize, string>> = {
  card: 'h-1.5',
  thumb: 'h-[5px]',
  panel: 'h-3',
  gallery: 'h-2.5',
};

const FILLS: Readonly<Record<Macro, string>> = { protein: 'bg-protein', carb: 'bg-carb', fat: 'bg-fat' };

type MacroBarProps = { grams: MacroGrams; size?: MacroBarSize; className?: string };

/** Share of energy, always protein, carbohydrate, fat; a part of zero is left out. Its text says what it shows. */
export function MacroBar({ grams, size = 'card', className }: MacroBarProps) {
  const t = useTranslations('nutrition');
  const parts: [Macro, number][] = [
    ['protein', grams.proteinG * 4],
    ['carb', grams.carbohydrateG * 4],
    ['fat', grams.fatG * 9],
  ];
  // On the edge of a picture the bar is cut by the tile, so its own corners stay square.
  const corner = size === 'panel' || size === 'gallery' ? 'rounded-r1' : undefined;
  return (
    <span
      role="img"
      aria-label={t('shares', energyShares(grams))}
      className={classNames('flex gap-0.5', HEIGHTS[size], className)}
    >
      {parts.map(
        ([macro, kcal]) =>
          kcal > 0 && (
            <i
              key={macro}
              className={classNames('min-w-[3px] basis-0', corner, FILLS[macro])}
              style={{ flexGrow: kcal }}
            />
          ),
      )}
    </span>
  );
}
