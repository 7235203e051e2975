import type { ReactNode } from 'react';
import { classNames } from './class-names';

type SectionHeadingProps = { title: ReactNode; note?: ReactNode; aside?: ReactNode; id?: string };

/** Heading and its link on one line; the note says by which rule the things below were chosen. */
export function SectionHeading({ title, note, aside, id }: SectionHeadingProps) {
  return (
    <div className="mb-4 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 md:mb-6">
      <h2 id={id}>{title}</h2>
      {note && (
        <p
          className={classNames(
            'col-span-2 row-start-2 text-small text-ink-3 md:col-span-1 md:mt-1 md:text-ui',
            // On a phone what stands beside the heading reaches a little below it.
            aside ? 'mt-3' : 'mt-1',
          )}
        >
          {note}
        </p>
      )}
      {aside && <div className="col-start-2 row-start-1 -my-2 md:row-span-2 md:my-0 md:self-end">{aside}</div>}
    </div>
  );
}

/** A titled block opened by a 2 px ink rule: checkout sections, order sides. */
export function Block({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t-2 border-ink pt-4 pb-8 print:break-inside-avoid print:pt-2 print:pb-4">
      <div className="mb-2 flex min-h-tap items-center justify-between gap-4">
        <h2 className="text-[1.1875rem]/7 tracking-[-0.025em]">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
