import { Star } from 'lucide';
import { classNames } from './class-names';
import { Icon, type StarSize } from './icon';

const FIVE = [1, 2, 3, 4, 5];

type StarsProps = { halves: number; size?: StarSize; className?: string };

/** Five stars, filled to the half: a picture beside words that say the same. */
export function Stars({ halves, size = 16, className }: StarsProps) {
  const row = (filled: boolean) =>
    FIVE.map((star) => (
      <Icon key={star} of={Star} size={size} filled={filled} className={filled ? undefined : 'text-line-2'} />
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
