import { classNames } from './class-names';

type BarProps = { percent: number; height?: 4 | 6 | 8; fill?: string; track?: string; className?: string };

const HEIGHTS = { 4: 'h-1', 6: 'h-1.5', 8: 'h-2' } as const;

/** One plain bar; the words beside it carry the value. */
export function Bar({ percent, height = 6, fill = 'bg-brand', track = 'bg-track', className }: BarProps) {
  const width = Math.max(0, Math.min(100, percent));
  return (
    <div aria-hidden className={classNames('rounded-r1', HEIGHTS[height], track, className)}>
      <i className={classNames('block h-full rounded-r1', fill)} style={{ width: `${width}%` }} />
    </div>
  );
}
