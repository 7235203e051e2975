import { Star } from 'lucide';
import { useTranslations } from 'next-intl';
import { Icon } from './icon';

type RatingProps = { average: number; count: number; locale: string };

/** ★ 4.8 (1,284) */
export function Rating({ average, count, locale }: RatingProps) {
  const t = useTranslations('common');
  const shown = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(average);
  const reviews = new Intl.NumberFormat(locale).format(count);
  return (
    <span className="tabular inline-flex items-center gap-[3px]">
      <span className="sr-only">{t('rating', { average: shown, count })}</span>
      <Icon of={Star} size={14} filled className="text-star" />
      <b aria-hidden className="font-semibold text-ink">
        {shown}
      </b>
      <span aria-hidden>({reviews})</span>
    </span>
  );
}
