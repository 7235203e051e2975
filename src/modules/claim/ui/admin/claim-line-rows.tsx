import { useLocale, useTranslations } from 'next-intl';
import { formatMoney } from '~/lib/money';
import { ProductThumb } from '~/modules/catalog/ui/admin/product-thumb';
import type { StaffClaim } from './staff-claim';

/** The units a request is about; after the inspection, how many of them can be sold again. */
export function ClaimLineRows({ claim }: { claim: Pick<StaffClaim, 'lines' | 'currency'> }) {
  const t = useTranslations('admin.claims');
  const locale = useLocale();
  return (
    <ul className="border-t border-line">
      {claim.lines.map((line) => (
        <li key={line.lineId} className="flex items-center gap-3 border-b border-line py-2 text-label">
          <ProductThumb image={line.image} tile={line.tile} />
          <span className="min-w-0 flex-1">
            {locale === 'ko' ? line.nameKo : line.nameEn}
            <span className="block text-small text-ink-2">{locale === 'ko' ? line.optionKo : line.optionEn}</span>
          </span>
          <span className="tabular text-right font-bold whitespace-nowrap">
            {t('units', { count: line.quantity })}
            {line.restockQuantity !== null && (
              <span className="block text-small font-normal text-ink-2">
                {t('good', { count: line.restockQuantity })}
              </span>
            )}
          </span>
          <span className="tabular text-right whitespace-nowrap text-ink-2 max-md:sr-only">
            {formatMoney({ amount: line.unitPrice * line.quantity, currency: claim.currency }, locale)}
          </span>
        </li>
      ))}
    </ul>
  );
}
