import Image from 'next/image';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Button } from '~/components/ui/button';
import { classNames } from '~/components/ui/class-names';
import { Notice } from '~/components/ui/notice';
import { Link } from '~/i18n/navigation';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { Tile } from '~/modules/catalog/rules';
import { withOption } from '~/modules/catalog/rules/with-option';
import { labelAmount, unitOf } from '~/modules/nutrition/rules';
import { MACRO_NUTRIENTS, timesMacros, type Macros } from '~/modules/nutrition/rules/day-target';
import type { CartLine } from '../rules';
import { reasonOf, type Fill, type FillFood, type FillPick } from '../rules/fill-day';
import { TILES } from './cart-line-row';

export type FillOffer = FillFood & {
  readonly slug: string;
  readonly name: string;
  readonly option: string;
  readonly image: string;
  readonly tile: Tile;
};

type FillProposalProps = {
  fill: Fill<FillOffer>;
  gap: Macros;
  budget: number;
  currency: CurrencyCode;
  onAdd: (lines: { variantId: CartLine['variantId']; quantity: number }[]) => void;
};

/** The packs, what each is for, what is missing before and after, and how they were found. */
export function FillProposal({ fill, gap, budget, currency, onAdd }: FillProposalProps) {
  const t = useTranslations('cart.fill');
  const locale = useLocale();
  const { picks, price, rest, swaps } = fill;
  const money = (amount: number) => formatMoney({ amount, currency }, locale);
  if (picks.length === 0) return <Notice className="mt-4">{t(gap.energyKcal > 0 ? 'nothing' : 'full')}</Notice>;
  const packs = picks.reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <ul className="mt-4 border-t border-line">
        {picks.map((pick) => (
          <Pick key={pick.food.variantId} pick={pick} gap={gap} price={money(pick.food.price * pick.count)} />
        ))}
      </ul>
      <Missing before={gap} after={rest} />
      <p className="mt-3 text-label/[21px] text-ink-2">
        {t('how', { swaps, budget: money(budget), price: money(price) })}
      </p>
      <Button
        size={52}
        className="mt-4"
        onClick={() => onAdd(picks.map(({ food, count }) => ({ variantId: food.variantId, quantity: count })))}
      >
        {t('add', { packs, price: money(price) })}
      </Button>
    </>
  );
}

function Pick({ pick, gap, price }: { pick: FillPick<FillOffer>; gap: Macros; price: string }) {
  const t = useTranslations('cart.fill');
  const names = useTranslations('nutrition.names');
  const format = useFormatter();
  const { food, count } = pick;
  const nutrient = reasonOf(pick, gap);
  const macros = timesMacros(food.macros, count);
  const percent = Math.min(100, Math.round((100 * macros[nutrient]) / gap[nutrient]));
  const amount = `${format.number(labelAmount(nutrient, macros[nutrient]))}${unitOf(nutrient)}`;
  return (
    <li className="grid grid-cols-[56px_minmax(0,1fr)_auto] items-center gap-x-3 border-b border-line py-3">
      <Image
        src={food.image}
        alt=""
        width={112}
        height={112}
        sizes="56px"
        className={classNames('aspect-square w-full rounded-r3 object-contain p-1', TILES[food.tile])}
      />
      <div className="min-w-0">
        <Link href={withOption(`/products/${food.slug}`, food.variantId)} className="text-ui font-medium">
          {food.name}
        </Link>
        <p className="text-small text-ink-3">{t('packs', { option: food.option, count })}</p>
        <p className="tabular mt-0.5 text-small font-semibold text-ink-2">
          {t(nutrient === 'energyKcal' ? 'reasonEnergy' : 'reason', {
            nutrient: names(nutrient),
            percent,
            amount,
            energy: Math.round(macros.energyKcal),
          })}
        </p>
      </div>
      <b className="tabular self-start text-right text-ui font-bold">{price}</b>
    </li>
  );
}

/** What a table says that a chart would only draw. */
function Missing({ before, after }: { before: Macros; after: Macros }) {
  const t = useTranslations('cart.fill.missing');
  const names = useTranslations('nutrition.names');
  const format = useFormatter();
  const said = (nutrient: keyof Macros, amount: number) => {
    const whole = Math.round(amount);
    const number = `${format.number(Math.abs(whole))}${unitOf(nutrient)}`;
    return whole === 0 ? t('none') : t(whole > 0 ? 'less' : 'more', { amount: number });
  };
  return (
    <table className="tabular mt-4 w-full border-collapse text-label">
      <caption className="sr-only">{t('caption')}</caption>
      <thead>
        <tr className="border-b border-ink text-small text-ink-3">
          <th scope="col" className="h-9 text-left font-medium">
            {t('nutrient')}
          </th>
          <th scope="col" className="text-right font-medium">
            {t('before')}
          </th>
          <th scope="col" className="text-right font-medium">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {MACRO_NUTRIENTS.map((nutrient) => (
          <tr key={nutrient} className="h-10 border-b border-line">
            <th scope="row" className="text-left font-medium">
              {names(nutrient)}
            </th>
            <td className="text-right text-ink-2">{said(nutrient, before[nutrient])}</td>
            <td className="text-right font-semibold">{said(nutrient, after[nutrient])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
