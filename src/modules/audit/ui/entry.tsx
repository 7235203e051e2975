import type { ReactNode } from 'react';

type EntryProps = {
  title: ReactNode;
  /** The main number, at the right end. */
  value?: ReactNode;
  note?: ReactNode;
  /** What can be done with it. */
  action?: ReactNode;
};

/** One row of what needs a look: what it is, how much, what is known, and what can be done; the same on a phone. */
export function Entry({ title, value, note, action }: EntryProps) {
  return (
    <li className="tabular flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3">
      <div className={`min-w-0 ${value ? 'flex-[1_1_280px]' : 'flex-[1_1_220px]'}`}>
        <div className="flex items-baseline justify-between gap-4">
          <b className="text-ui font-semibold">{title}</b>
          {value && <b className="text-ui whitespace-nowrap">{value}</b>}
        </div>
        {note && <p className="mt-0.5 text-small text-ink-2">{note}</p>}
      </div>
      {action && <div className="ml-auto flex flex-none gap-2">{action}</div>}
    </li>
  );
}

export function Nothing({ children }: { children: ReactNode }) {
  return <p className="border-b border-line py-3.5 text-ui text-ink-2">{children}</p>;
}
