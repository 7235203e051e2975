import type { ReactNode } from 'react';
import { Bar } from './bar';

type ProgressStripProps = { children: ReactNode; aside?: ReactNode; percent: number };

/** The free-shipping strip: the sentence says what is missing, the bar only repeats it. */
export function ProgressStrip({ children, aside, percent }: ProgressStripProps) {
  return (
    <div className="-mx-gutter bg-tile px-gutter pt-3.5 pb-4 md:mx-0 md:rounded-r3 md:px-5 md:pt-4 md:pb-[18px]">
      <p className="tabular flex justify-between gap-3 text-ui font-medium [&_b]:text-brand">
        <span>{children}</span>
        {aside && <span className="text-small font-normal text-ink-3">{aside}</span>}
      </p>
      <Bar percent={percent} track="bg-tile-2" className="mt-2.5" />
    </div>
  );
}
