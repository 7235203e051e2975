import { CircleAlert } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

type CheckboxProps = Omit<ComponentProps<'input'>, 'children' | 'type'> & {
  type?: 'checkbox' | 'radio';
  label: ReactNode;
  hideLabel?: boolean;
  /** Right end of the row: a count or a link. Outside the label, so a link in it does not tick. */
  aside?: ReactNode;
  error?: ReactNode;
};

/** A 20 px tick in a 44 px row; the whole label is the target. */
export function Checkbox({ type = 'checkbox', label, hideLabel, aside, error, className, ...rest }: CheckboxProps) {
  const errorId = useId();
  return (
    <div className={className}>
      <div className={classNames('flex items-center', rest.disabled && 'text-ink-off')}>
        <label
          className={classNames('flex min-h-tap flex-1 items-center gap-2.5 text-ui', hideLabel && 'justify-center')}
        >
          <input
            {...rest}
            type={type}
            className="tick"
            aria-invalid={error ? true : undefined}
            aria-describedby={classNames(rest['aria-describedby'], error ? errorId : null) || undefined}
          />
          <span className={hideLabel ? 'sr-only' : undefined}>{label}</span>
        </label>
        {aside !== undefined && (
          <span className={classNames('tabular text-small', rest.disabled ? 'text-ink-off' : 'text-ink-3')}>
            {aside}
          </span>
        )}
      </div>
      {error && (
        <p id={errorId} className="flex gap-[5px] text-small font-medium text-error">
          <Icon of={CircleAlert} size={14} className="mt-[3px]" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
