import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { describeField, FieldFrame, type FieldWords } from './field-frame';

type TextFieldProps = ComponentProps<'input'> & FieldWords & { aside?: ReactNode; inside?: ReactNode };

/** `className` places the whole field; `aside` is a button or unit beside the box, `inside` a button at its end. */
export function TextField({
  label,
  hideLabel,
  optional,
  hint,
  error,
  aside,
  inside,
  className,
  ...rest
}: TextFieldProps) {
  const generated = useId();
  const id = rest.id ?? generated;
  const words = { label, hideLabel, optional, hint, error };
  const box = classNames('control h-13', Boolean(inside) && 'pr-12');
  const input = <input type="text" {...rest} {...describeField(id, words)} id={id} className={box} />;
  return (
    <FieldFrame {...words} id={id} className={classNames('min-w-0', className)}>
      {aside ? (
        <div className="flex gap-2">
          {input}
          {aside}
        </div>
      ) : inside ? (
        <div className="relative">
          {input}
          <div className="absolute inset-y-0 right-1 grid place-items-center">{inside}</div>
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}
