import { ArrowDown, ArrowUp, Info, TriangleAlert } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '~/components/ui/class-names';
import { Icon } from '~/components/ui/icon';
import { formatMoney, type CurrencyCode } from '~/lib/money';
import type { CartLine } from '../rules';

type LineMessagesProps = {
  line: CartLine;
  currency: CurrencyCode;
  /** Names of the avoided allergens it holds; empty for none. */
  allergens: string;
};

/** What has changed about a line since it was put in, and what is in it that the shopper avoids, said on the line. */
export function LineMessages({ line, currency, allergens }: LineMessagesProps) {
  const t = useTranslations('cart.line');
  const locale = useLocale();
  const { priceBefore, unitPrice, left, wanted, quantity, max } = line;
  const price = (amount: number) => formatMoney({ amount, currency }, locale);
  const down = priceBefore !== null && unitPrice < priceBefore;
  const reduced = wanted > quantity;
  return (
    <>
      {priceBefore !== null && (
        <Message tone={down ? 'ok' : 'warn'} icon={down ? ArrowDown : ArrowUp}>
          {t(down ? 'priceDown' : 'priceUp', { before: price(priceBefore), now: price(unitPrice) })}
        </Message>
      )}
      {reduced && <Message>{t(left === null ? 'reducedLimit' : 'reducedStock', { max, wanted })}</Message>}
      {!reduced && left !== null && <Message>{t('left', { left })}</Message>}
      {allergens !== '' && <Message icon={TriangleAlert}>{t('allergens', { allergens })}</Message>}
    </>
  );
}

function Message({
  tone = 'warn',
  icon = Info,
  children,
}: {
  tone?: 'ok' | 'warn';
  icon?: typeof Info;
  children: string;
}) {
  return (
    <p
      className={classNames(
        'mt-1.5 flex items-start gap-1 text-small font-medium',
        tone === 'ok' ? 'text-ok' : 'text-warn',
      )}
    >
      <Icon of={icon} size={14} className="mt-[3px]" />
      {children}
    </p>
  );
}
