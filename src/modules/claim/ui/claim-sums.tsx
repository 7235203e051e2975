'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Amount } from '~/components/ui/amount';
import { Notice } from '~/components/ui/notice';
import { SummaryRows } from '~/components/ui/summary-rows';
import type { ClaimKind } from '../rules';
import { isAllChosen, sumsOfDraft, type Claimable, type ClaimDraft } from './claim-draft';

/** What comes back and what is taken off, before anything is sent. */
export function ClaimSums({ kind, of, draft }: { kind: ClaimKind; of: Claimable; draft: ClaimDraft }) {
  const t = useTranslations('claim');
  const locale = useLocale();
  if (kind === 'EXCHANGE') return <p className="text-ui text-ink-2">{t('sums.exchange')}</p>;
  const sums = sumsOfDraft(kind, of, draft);
  if (!sums) return <p className="text-ui text-ink-2">{t('sums.choose')}</p>;
  const feeExceeds = isAllChosen(kind, of, draft) ? 'sums.keepIt' : 'refusals.FEE_EXCEEDS';
  if (sums.amount <= 0) return <Notice tone="warn">{t(sums.fee > 0 ? feeExceeds : 'refusals.NOTHING_LEFT')}</Notice>;
  const amount = (value: number) => <Amount money={{ amount: value, currency: of.currency }} locale={locale} />;
  const rows = [
    ['items', sums.itemsAmount],
    ['shipping', sums.shippingAmount],
    ['fee', -sums.fee],
    ['earlier', -sums.earlier],
  ] as const;
  return (
    <>
      <SummaryRows
        rows={rows
          .filter(([, value]) => value !== 0)
          .map(([name, value]) => ({ label: t(`sums.${name}`), value: amount(value) }))}
        total={{ label: t('sums.total'), value: amount(sums.amount) }}
      />
      <p className="mt-3 text-small text-ink-2">{t(kind === 'CANCEL' ? 'sums.CANCEL' : 'sums.later')}</p>
    </>
  );
}
