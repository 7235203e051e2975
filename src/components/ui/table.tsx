import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type Column<Row> = {
  key: string;
  head: ReactNode;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** The cell that names its row. */
  rowHead?: boolean;
  className?: string;
};

type TableProps<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
};

/** Admin density: rows 46, text 14, numbers on the right; scrolls sideways by itself on a narrow screen. */
export function Table<Row>({ caption, columns, rows, rowKey }: TableProps<Row>) {
  // Numbers end where words begin: beside each other the two would read as one.
  const apart = (index: number) => !columns[index]?.numeric && columns[index - 1]?.numeric && 'pl-5';
  return (
    <div className="relative overflow-x-auto" tabIndex={0} role="group" aria-label={caption}>
      <table className="w-full border-collapse text-label">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  'h-[38px] pr-3 text-small font-medium whitespace-nowrap text-ink-3 last:pr-0',
                  column.numeric ? 'text-right' : 'text-left',
                  apart(index),
                )}
              >
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-t border-line">
              {columns.map((column, index) => {
                const look = classNames(
                  'h-[46px] pr-3 last:pr-0',
                  column.numeric ? 'text-right whitespace-nowrap' : 'text-left',
                  apart(index),
                  column.className,
                );
                return column.rowHead ? (
                  <th key={column.key} scope="row" className={classNames(look, 'font-bold')}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={look}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
