import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

export type TickProps = Omit<ComponentProps<'input'>, 'children' | 'type'> & {
  /** What an island that answers for all ticks of a page finds it by. */
  'data-compare'?: string;
  type?: 'checkbox' | 'radio';
  label: ReactNode;
  hideLabel?: boolean;
  /** Right end of the row: a count or a link. Outside the label, so a link in it does not tick. */
  aside?: ReactNode;
};

/** A 20 px tick in a 44 px row; the whole label is the target. With something to say of what was ticked it is a `Checkbox`. */
export function Tick({ type = 'checkbox', label, hideLabel, aside, ...rest }: TickProps) {
  return (
    <div className={classNames('flex items-center', rest.disabled && 'text-ink-off')}>
      <label
        className={classNames('flex min-h-tap flex-1 items-center gap-2.5 text-ui', hideLabel && 'justify-center')}
      >
        <input {...rest} type={type} className="tick" />
        <span className={hideLabel ? 'sr-only' : undefined}>{label}</span>
      </label>
      {aside !== undefined && (
        <span className={classNames('tabular text-small', rest.disabled ? 'text-ink-off' : 'text-ink-3')}>{aside}</span>
      )}
    </div>
  );
}
