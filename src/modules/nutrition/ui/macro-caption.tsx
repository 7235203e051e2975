import { useFormatter, useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { energyShares, labelAmount, type MacroGrams } from '../rules';

const INKS = { protein: 'text-protein-ink', carb: 'text-carb-ink', fat: 'text-fat-ink' } as const;
const GRAMS = { protein: 'proteinG', carb: 'carbohydrateG', fat: 'fatG' } as const;
const ORDER = ['protein', 'carb', 'fat'] as const;

type MacroCaptionProps = { grams: MacroGrams; show?: 'grams' | 'shares'; spread?: boolean; className?: string };

/** 단 23g 탄 18g 지 3.7g, or the shares in words; `spread` sets them under the ends of the bar. */
export function MacroCaption({ grams, show = 'grams', spread = false, className }: MacroCaptionProps) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const shares = energyShares(grams);
  return (
    <p
      className={classNames(
        'tabular flex font-semibold',
        spread ? 'justify-between text-small' : 'gap-3 text-micro',
        className,
      )}
    >
      {ORDER.map((macro) => (
        <span key={macro} className={classNames('whitespace-nowrap', INKS[macro])}>
          {show === 'shares'
            ? `${t(`macros.${macro}`)} ${shares[macro]}%`
            : `${t(`short.${macro}`)} ${format.number(labelAmount(GRAMS[macro], grams[GRAMS[macro]]))}g`}
        </span>
      ))}
    </p>
  );
}
