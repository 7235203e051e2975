import { X } from 'lucide';
import Image from 'next/image';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { classNames } from '~/components/ui/class-names';
import { Dotted } from '~/components/ui/dotted';
import { IconButton } from '~/components/ui/icon-button';
import { Stepper } from '~/components/ui/stepper';
import { Link } from '~/i18n/navigation';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { Tile } from '~/modules/catalog/rules';
import { withOption } from '~/modules/catalog/rules/with-option';
import { MacroBar } from '~/modules/nutrition/ui/macro-bar';
import { isBuyable, type CartLine } from '../rules';
import { LineMessages } from './line-message';

export const TILES: Readonly<Record<Tile, string>> = {
  sage: 'bg-tile-sage',
  butter: 'bg-tile-butter',
  blush: 'bg-tile-blush',
  sky: 'bg-tile-sky',
  oat: 'bg-tile-oat',
};

const GRID =
  'grid grid-cols-[20px_80px_minmax(0,1fr)_32px] items-start gap-x-3 gap-y-2.5 border-b border-line py-[18px] ' +
  '@xl:grid-cols-[20px_96px_minmax(0,1fr)_128px_96px_32px] @xl:items-center @xl:gap-4';

type CartLineRowProps = {
  line: CartLine;
  currency: CurrencyCode;
  /** Names of the avoided allergens it holds; empty for none. */
  allergens: string;
  /** On the first screen. */
  eager: boolean;
  onSelect: (selected: boolean) => void;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
};

export function CartLineRow(props: CartLineRowProps) {
  const { line, currency, allergens, eager, onSelect, onQuantity, onRemove } = props;
  const t = useTranslations('cart.line');
  const locale = useLocale();
  const format = useFormatter();
  const buyable = isBuyable(line);
  const { name, perUnit } = line;
  const whole = `${name} ${line.option}`;
  const price = (amount: number) => formatMoney({ amount, currency }, locale);
  return (
    <li className={GRID}>
      <Checkbox
        hideLabel
        label={t('choose', { name: whole })}
        checked={line.selected}
        disabled={!buyable}
        onChange={(event) => onSelect(event.currentTarget.checked)}
        className="row-span-2 -mx-3 w-11 self-start @xl:row-span-1 @xl:self-center"
      />
      <Link
        href={withOption(`/products/${line.slug}`, line.variantId)}
        className={classNames('row-span-2 block overflow-hidden rounded-r3 @xl:row-span-1', TILES[line.tile])}
      >
        <Image
          src={line.image}
          alt={whole}
          width={192}
          height={192}
          sizes="96px"
          loading={eager ? 'eager' : 'lazy'}
          className={classNames('aspect-square w-full object-contain px-2 pt-1.5 pb-0.5', !buyable && 'opacity-40')}
        />
        <MacroBar grams={perUnit} size="thumb" />
      </Link>
      <div className={classNames('min-w-0', !buyable && 'text-ink-3')}>
        <p className="text-ui font-medium">{name}</p>
        <p className="tabular mt-0.5 text-small text-ink-3">
          <Dotted facts={t('brandPrice', { brand: line.brand, option: line.option, price: price(line.unitPrice) })} />
        </p>
        <p className={classNames('tabular mt-1.5 text-small font-semibold', buyable ? 'text-ink-2' : 'text-ink-3')}>
          <Dotted
            facts={t(line.packCount > 1 ? 'nutritionPer' : 'nutrition', {
              unit: line.packUnit,
              protein: format.number(Math.round(perUnit.proteinG)),
              energy: format.number(Math.round(perUnit.energyKcal)),
            })}
          />
        </p>
        {buyable && <LineMessages line={line} currency={currency} allergens={allergens} />}
      </div>
      <div className="col-start-3 col-end-5 row-start-2 flex flex-wrap items-center justify-between gap-x-3 gap-y-2 @xl:contents">
        <div className="@xl:col-start-4 @xl:row-start-1">
          {buyable && <Stepper name={whole} value={line.quantity} max={line.max} onChange={onQuantity} />}
        </div>
        <div className="tabular ml-auto text-right whitespace-nowrap @xl:col-start-5 @xl:col-end-6 @xl:row-start-1 @xl:ml-0 @xl:self-center @xl:justify-self-end">
          {buyable ? (
            <LinePrice line={line} price={price} />
          ) : (
            <span className="text-ui text-ink-3">{t(line.state === 'SOLD_OUT' ? 'soldOut' : 'notForSale')}</span>
          )}
        </div>
      </div>
      <IconButton
        icon={X}
        size={18}
        label={t('remove', { name: whole })}
        onClick={onRemove}
        className="col-start-4 row-start-1 -mt-2.5 -mr-1.5 justify-self-end @xl:col-start-6 @xl:mt-0"
      />
    </li>
  );
}

function LinePrice({ line, price }: { line: CartLine; price: (amount: number) => string }) {
  const t = useTranslations('cart.line');
  return (
    <>
      {line.unitListPrice > line.unitPrice && (
        <s className="block text-small text-ink-3">
          <span className="sr-only">{t('listPrice', { price: '' })}</span>
          {price(line.unitListPrice * line.quantity)}
        </s>
      )}
      <b className="text-[1.0625rem]/[1.375rem] font-bold">{price(line.unitPrice * line.quantity)}</b>
    </>
  );
}
