import { useFormatter, useTranslations } from 'next-intl';
import { DAILY_VALUES, unitOf, type Nutrient } from '~/modules/nutrition/rules';

/** In the order of the label. */
const ROWS = [
  'sodiumMg',
  'carbohydrateG',
  'sugarsG',
  'fiberG',
  'fatG',
  'saturatedFatG',
  'cholesterolMg',
  'proteinG',
] as const satisfies readonly Nutrient[];

/** What counts as 100 % of a day. */
export function DailyValues() {
  const t = useTranslations('info.about');
  const names = useTranslations('nutrition.names');
  const format = useFormatter();
  return (
    <table className="tabular mt-5 w-full max-w-[420px] border-collapse text-ui">
      <caption className="sr-only">{t('parts.daily.title')}</caption>
      <thead>
        <tr className="border-b border-ink text-small text-ink-3">
          <th scope="col" className="h-9 text-left font-medium">
            {t('nutrient')}
          </th>
          <th scope="col" className="text-right font-medium">
            {t('daily')}
          </th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((nutrient) => (
          <tr key={nutrient} className="h-10 border-b border-line">
            <th scope="row" className="text-left font-medium">
              {names(nutrient)}
            </th>
            <td className="text-right font-semibold">
              {format.number(DAILY_VALUES[nutrient] ?? 0)}
              {unitOf(nutrient)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
