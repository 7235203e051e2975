import type { ReactNode } from 'react';
import { Link } from '~/i18n/navigation';

export type ListRow = {
  key: string;
  /** Without it the row is only to be read. */
  href?: string;
  picture?: ReactNode;
  title: ReactNode;
  value?: ReactNode;
  note?: ReactNode;
  tag?: ReactNode;
};

/** A table's rows on a phone: each row is one link, its name and main value on the first line. */
export function RowList({ label, rows }: { label: string; rows: readonly ListRow[] }) {
  return (
    <ul aria-label={label} className="md:hidden">
      {rows.map(({ key, href, ...row }) => (
        <li key={key} className="border-b border-line">
          {href === undefined ? (
            <Row {...row} />
          ) : (
            <Link href={href} className="block">
              <Row {...row} />
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function Row({ picture, title, value, note, tag }: Omit<ListRow, 'key' | 'href'>) {
  return (
    <span className="flex items-center gap-3 py-3">
      {picture}
      <span className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
        <span className="text-ui font-bold">{title}</span>
        <span className="tabular text-right text-ui font-semibold whitespace-nowrap">{value}</span>
        <span className="tabular text-small text-ink-2">{note}</span>
        <span className="tabular justify-self-end text-small">{tag}</span>
      </span>
    </span>
  );
}
