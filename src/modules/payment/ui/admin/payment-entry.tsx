import type { ReactNode } from 'react';

/** One line under a row's name. */
export function Fact({ children }: { children: ReactNode }) {
  return <span className="block [overflow-wrap:anywhere]">{children}</span>;
}

type EntryProps = { title: string; amount: string; tag: ReactNode; children: ReactNode; action?: ReactNode };

/** A row of the money's story: what, how much and how far, with what belongs to it under the name. */
export function PaymentEntry({ title, amount, tag, children, action }: EntryProps) {
  return (
    <li className="tabular grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-0.5 border-b border-line py-2.5">
      <b className="text-label font-semibold">{title}</b>
      <b className="text-right text-label">{amount}</b>
      <span className="text-small text-ink-2">{children}</span>
      <span className="justify-self-end">{tag}</span>
      {action && <span className="col-span-2 flex flex-wrap gap-2 pt-2">{action}</span>}
    </li>
  );
}
