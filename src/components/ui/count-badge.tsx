import { classNames } from './class-names';

/** The number at an icon's corner, beside most of it; the icon's label says it in words. */
export function CountBadge({ count }: { count: number }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'tabular absolute top-0.5 h-[18px] w-max min-w-[18px] rounded-full bg-brand px-1 text-center text-[0.6875rem]/[18px] font-bold text-on-brand',
        count > 99 ? '-right-[5px]' : 'left-6',
      )}
    >
      {count > 99 ? '99+' : count}
    </span>
  );
}
