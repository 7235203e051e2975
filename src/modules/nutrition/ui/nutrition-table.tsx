import { useFormatter, useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { dailyValueShare, LABEL_ROWS, labelAmount, type NutrientAmounts, unitOf } from '../rules';

const FILLS = { protein: 'bg-protein', carb: 'bg-carb', fat: 'bg-fat' } as const;

/** Rows in the legal order; an undeclared value says so instead of showing a zero. */
export function NutritionTable({ amounts, quantity }: { amounts: NutrientAmounts; quantity: string }) {
  const t = useTranslations('nutrition');
  const format = useFormatter();
  const head = 'h-9 text-small font-medium text-ink-3';
  return (
    <table className="w-full border-collapse text-ui font-medium">
      <caption className="sr-only">{t('table.caption')}</caption>
      <thead>
        <tr className="border-b border-ink">
          <th scope="col" className={classNames(head, 'text-left')}>
            {t('table.nutrient')}
          </th>
          <th scope="col" className={classNames(head, 'text-right')}>
            {quantity}
          </th>
          <th scope="col" className={classNames(head, 'w-[32%] pl-3.5 text-left md:w-[46%] md:pl-7')}>
            {t('table.ofDaily')}
          </th>
          <th scope="col" className={classNames(head, 'w-12 text-right md:w-15')}>
            {t('table.percent')}
          </th>
        </tr>
      </thead>
      <tbody>
        {LABEL_ROWS.map(({ nutrient, sub, macro }) => {
          const amount = amounts[nutrient];
          const share = dailyValueShare(nutrient, amount);
          return (
            <tr key={nutrient} className="h-[46px] border-b border-line">
              <th
                scope="row"
                className={classNames(
                  'text-left whitespace-nowrap',
                  sub ? 'pl-4 font-normal text-ink-2' : 'font-medium',
                )}
              >
                {t(`names.${nutrient}`)}
              </th>
              <td className={classNames('text-right whitespace-nowrap', amount === null && 'text-ink-3')}>
                {amount === null ? t('unknown') : `${format.number(labelAmount(nutrient, amount))}${unitOf(nutrient)}`}
              </td>
              <td className="pl-3.5 md:pl-7">
                {share !== null && (
                  <span aria-hidden className="block h-2 rounded-r1 bg-track">
                    <i
                      className={classNames('block h-full rounded-r1', macro ? FILLS[macro] : 'bg-ink-2')}
                      style={{ width: `${Math.min(100, share)}%` }}
                    />
                  </span>
                )}
              </td>
              <td className="text-right font-semibold">
                {share === null ? <NoShare unknown={amount === null} /> : `${share}%`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function NoShare({ unknown }: { unknown: boolean }) {
  const t = useTranslations('nutrition');
  return (
    <>
      <span aria-hidden>–</span>
      <span className="sr-only">{unknown ? t('unknown') : t('table.none')}</span>
    </>
  );
}
