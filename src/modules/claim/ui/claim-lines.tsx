'use client';

import { CircleAlert } from 'lucide';
import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '~/components/ui/checkbox';
import { Icon } from '~/components/ui/icon';
import { Stepper } from '~/components/ui/stepper';
import { formatMoney } from '~/lib/money';
import { OrderThumb } from '~/modules/order/ui/order-thumb';
import type { ClaimKind } from '../rules';
import { claimFieldId, refusalOfLine, type Claimable, type ClaimDraft, type ClaimProblem } from './claim-draft';

type ClaimLinesProps = {
  kind: ClaimKind;
  of: Claimable;
  draft: ClaimDraft;
  problem: ClaimProblem | undefined;
  onChange: (quantities: ClaimDraft['quantities']) => void;
};

/** Which units; what cannot be chosen stays, greyed, and says why. */
export function ClaimLines({ kind, of, draft, problem, onChange }: ClaimLinesProps) {
  const t = useTranslations('claim');
  const locale = useLocale();
  const first = of.lines.find((line) => refusalOfLine(line, draft.reason) === null);
  return (
    <>
      <ul>
        {of.lines.map((line) => {
          const name = locale === 'ko' ? line.nameKo : line.nameEn;
          const refusal = kind === 'CANCEL' ? null : refusalOfLine(line, draft.reason);
          const quantity = refusal ? 0 : Math.min(line.left, draft.quantities[line.lineId] ?? 0);
          const words = (
            <span className="flex items-center gap-3 py-2">
              <OrderThumb image={line.image} tile={line.tile} className={refusal ? 'opacity-40' : undefined} />
              <span className="min-w-0">
                {name} <span className="text-ink-2">{locale === 'ko' ? line.optionKo : line.optionEn}</span>
                <span className="tabular block text-small text-ink-2">
                  {t('unit', {
                    price: formatMoney({ amount: line.unitPrice, currency: of.currency }, locale),
                    count: line.left,
                    quantity: line.quantity,
                    of: kind === 'CANCEL' ? 'order' : line.left < line.quantity ? 'rest' : 'all',
                  })}
                </span>
              </span>
            </span>
          );
          return (
            <li key={line.lineId} className="border-b border-line py-1 last:border-0">
              {kind === 'CANCEL' ? (
                words
              ) : (
                <Checkbox
                  id={line === first ? claimFieldId('lines') : undefined}
                  label={words}
                  disabled={refusal !== null}
                  checked={quantity > 0}
                  onChange={({ target }) =>
                    onChange({ ...draft.quantities, [line.lineId]: target.checked ? line.left : 0 })
                  }
                />
              )}
              {quantity > 0 && line.left > 1 && (
                <div className="pb-2 pl-[98px]">
                  <Stepper
                    name={name}
                    value={quantity}
                    max={line.left}
                    onChange={(value) => onChange({ ...draft.quantities, [line.lineId]: value })}
                  />
                </div>
              )}
              {refusal && <p className="pb-2 pl-[98px] text-small text-ink-2">{t(`refusals.${refusal}`)}</p>}
            </li>
          );
        })}
      </ul>
      {problem && (
        <p role="alert" className="flex gap-[5px] pt-1 text-small font-medium text-error">
          <Icon of={CircleAlert} size={14} className="mt-[3px]" />
          <span>{t(`problem.${problem}`)}</span>
        </p>
      )}
    </>
  );
}
