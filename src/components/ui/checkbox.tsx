import { CircleAlert } from 'lucide';
import { type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';
import { Tick, type TickProps } from './tick';

type CheckboxProps = TickProps & { error?: ReactNode };

/** A tick with what is wrong about it, where something is. */
export function Checkbox({ error, className, ...tick }: CheckboxProps) {
  const errorId = useId();
  return (
    <div className={className}>
      <Tick
        {...tick}
        aria-invalid={error ? true : undefined}
        aria-describedby={classNames(tick['aria-describedby'], error ? errorId : null) || undefined}
      />
      {error && (
        <p id={errorId} className="flex gap-[5px] text-small font-medium text-error">
          <Icon of={CircleAlert} size={14} className="mt-[3px]" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
