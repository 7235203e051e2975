import { classNames } from './class-names';

const BAR = 'h-[5px] rounded-[1.5px]';

/** The house mark: three bars, an E and a macro bar at once. */
export function Mark({ className }: { className?: string }) {
  return (
    <span aria-hidden className={classNames('grid w-[19px] gap-[3px] md:w-[21px]', className)}>
      <i className={classNames(BAR, 'bg-protein')} />
      <i className={classNames(BAR, 'w-[62%] bg-carb')} />
      <i className={classNames(BAR, 'w-[84%] bg-fat')} />
    </span>
  );
}

/** Mark and name; the second shop's wordmark stands alone in its display face. */
export function Logo({ name, theme }: { name: string; theme: 'energy' | 'spicy' }) {
  if (theme === 'spicy') {
    return (
      <span className="font-heading text-[1.625rem]/none font-extrabold tracking-[-0.055em] whitespace-nowrap text-brand">
        {name}
      </span>
    );
  }
  return (
    <span className="flex items-center gap-[9px] text-[1.1875rem]/none font-extrabold tracking-[-0.045em] whitespace-nowrap md:text-[1.375rem]/none">
      <Mark />
      {name}
    </span>
  );
}
