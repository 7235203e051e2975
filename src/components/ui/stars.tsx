import { Star } from 'lucide-react';
import { classNames } from './class-names';

const FIVE = [1, 2, 3, 4, 5];

type StarsProps = { halves: number; size?: 16 | 22 | 36; className?: string };

/** Five stars, filled to the half: a picture beside words that say the same. */
export function Stars({ halves, size = 16, className }: StarsProps) {
  const row = (filled: boolean) =>
    FIVE.map((star) => (
      <Star
        key={star}
        size={size}
        strokeWidth={1.6}
        className={classNames('flex-none', filled ? 'fill-current stroke-none' : 'text-line-2')}
      />
    ));
  return (
    <span aria-hidden className={classNames('relative inline-flex w-fit text-star', className)}>
      <span className="flex">{row(false)}</span>
      <span className="absolute inset-y-0 left-0 flex overflow-hidden" style={{ width: `${halves * 10}%` }}>
        {row(true)}
      </span>
    </span>
  );
}
