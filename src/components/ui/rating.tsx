import { Star } from 'lucide';
import { useTranslations } from 'next-intl';
import { grouped, withTenths } from '~/lib/digits';
import { Icon } from './icon';

// One for all ratings: a page carries it once.
const STAR = <Icon of={Star} size={14} filled className="text-star" />;

type RatingProps = { average: number; count: number };

/** ★ 4.8 (1,284) */
export function Rating({ average, count }: RatingProps) {
  const t = useTranslations('common');
  const shown = withTenths(average);
  return (
    <span className="tabular inline-flex items-center gap-[3px]">
      <span className="sr-only">{t('rating', { average: shown, count })}</span>
      {STAR}
      <b aria-hidden className="font-semibold text-ink">
        {shown}
      </b>
      <span aria-hidden>({grouped(count)})</span>
    </span>
  );
}
