'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { Stepper } from '~/components/ui/stepper';
import { formatMoney } from '~/lib/money';
import { lineOf, type Refundable, type RefundDraft } from './refund-draft';

type RefundLinesProps = {
  of: Refundable;
  draft: RefundDraft;
  /** Whether units are put back on the shelf unless somebody says otherwise. */
  restock: boolean;
  onChange: (lines: RefundDraft['lines']) => void;
};

/** How many of each line go back, and whether they can be sold again. */
export function RefundLines({ of, draft, restock, onChange }: RefundLinesProps) {
  const t = useTranslations('admin.island.refund');
  const locale = useLocale();
  return (
    <ul className="border-t border-line">
      {of.lines.map((line) => {
        const { lineId, quantityLeft } = line;
        const name = locale === 'ko' ? line.nameKo : line.nameEn;
        const option = locale === 'ko' ? line.optionKo : line.optionEn;
        const now = lineOf(draft, lineId, restock);
        const change = (next: Partial<typeof now>) => onChange({ ...draft.lines, [lineId]: { ...now, ...next } });
        const quantity = Math.min(now.quantity, quantityLeft);
        return (
          <li key={lineId} className="grid gap-1 border-b border-line py-3">
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <span className="min-w-0 flex-1 basis-44 text-ui">
                <b className="font-semibold">{name}</b>
                <span className="tabular block text-small text-ink-2">
                  {option} ·{' '}
                  {t('each', {
                    price: formatMoney({ amount: line.unitPrice, currency: of.currency }, locale),
                    count: quantityLeft,
                  })}
                </span>
              </span>
              <Stepper
                name={name}
                value={quantity}
                min={0}
                max={quantityLeft}
                onChange={(value) => change({ quantity: value })}
              />
            </div>
            {quantity > 0 && (
              <Checkbox
                label={t('restock', { count: quantity })}
                checked={now.restock}
                onChange={(event) => change({ restock: event.target.checked })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
