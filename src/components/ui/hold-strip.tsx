import { Timer } from 'lucide';
import type { ReactNode } from 'react';
import { Bar } from './bar';
import { Icon } from './icon';

type HoldStripProps = { time: ReactNode; percent: number; children: ReactNode };

/**
 * The stock held during checkout: the time left, what is held, what happens at zero. It never blinks or turns red. The
 * island that counts passes `time`; it is no live region, so a screen reader is not read every second.
 */
export function HoldStrip({ time, percent, children }: HoldStripProps) {
  return (
    <div className="-mx-gutter flex items-center gap-3 bg-brand-soft px-gutter py-3 text-small font-medium text-on-brand-soft md:mx-0 md:gap-3.5 md:rounded-r3 md:px-[18px] md:py-3.5 md:text-ui">
      <Icon of={Timer} />
      <b
        role="timer"
        className="tabular text-[1.375rem]/none font-extrabold tracking-[-0.02em] whitespace-nowrap md:text-[1.5rem]/none"
      >
        {time}
      </b>
      <div className="min-w-0 flex-1">{children}</div>
      <Bar
        percent={percent}
        height={4}
        fill="bg-on-brand-soft"
        track="bg-on-brand-soft/16"
        className="ml-auto hidden w-30 flex-none md:block"
      />
    </div>
  );
}
