import { useLocale, useTranslations } from 'next-intl';
import { Amount } from '~/components/ui/amount';
import { Link } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import type { Tile } from '~/modules/catalog/rules';
import { withOption } from '~/modules/catalog/rules/with-option';
import { OrderThumb } from './order-thumb';

export type OrderLineView = {
  readonly id: string;
  readonly variantId: Id<'var'>;
  readonly slug: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly optionKo: string;
  readonly optionEn: string;
  readonly image: string;
  readonly tile: Tile;
  readonly quantity: number;
  readonly canceledQuantity: number;
  readonly unitPrice: number;
};

/** What was bought, at the price it was bought for; each name leads to its product. */
export function OrderLines({ lines, currency }: { lines: readonly OrderLineView[]; currency: CurrencyCode }) {
  const t = useTranslations('order.lines');
  const locale = useLocale();
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id} className="flex items-center gap-3 py-2">
          <OrderThumb image={line.image} tile={line.tile} />
          <div className="min-w-0 flex-1">
            <Link href={withOption(`/products/${line.slug}`, line.variantId)} className="text-ui hover:underline">
              {locale === 'ko' ? line.nameKo : line.nameEn}
            </Link>
            <p className="tabular text-small text-ink-2">
              {locale === 'ko' ? line.optionKo : line.optionEn} · {t('quantity', { quantity: line.quantity })}
              {line.canceledQuantity > 0 && (
                <b className="font-semibold text-ink">
                  {' · '}
                  {t(line.canceledQuantity === line.quantity ? 'refundedAll' : 'refundedPart', {
                    quantity: line.quantity,
                    canceled: line.canceledQuantity,
                  })}
                </b>
              )}
            </p>
          </div>
          <b className="text-ui font-semibold">
            <Amount money={{ amount: line.unitPrice * line.quantity, currency }} locale={locale} />
          </b>
        </li>
      ))}
    </ul>
  );
}
