import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type SummaryRow = { label: ReactNode; value: ReactNode; saving?: boolean };

type SummaryRowsProps = { rows: readonly SummaryRow[]; total: { label: ReactNode; value: ReactNode } };

/** Amounts that add up to one: the total stands under an ink rule. */
export function SummaryRows({ rows, total }: SummaryRowsProps) {
  return (
    <dl className="tabular grid gap-2 text-ui">
      {rows.map((row, index) => (
        <div key={index} className="flex justify-between gap-4">
          <dt className="text-ink-2">{row.label}</dt>
          <dd className={classNames('font-medium whitespace-nowrap', row.saving && 'text-sale')}>{row.value}</dd>
        </div>
      ))}
      <div className="mt-2 flex items-baseline justify-between gap-4 border-t border-ink pt-3.5">
        <dt className="font-bold">{total.label}</dt>
        <dd className="text-[1.625rem]/none font-extrabold tracking-[-0.035em] whitespace-nowrap">{total.value}</dd>
      </div>
    </dl>
  );
}
