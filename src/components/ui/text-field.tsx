import { type ComponentProps, type ReactNode, useId } from 'react';
import { classNames } from './class-names';
import { describeField, FieldFrame, type FieldWords } from './field-frame';

type TextFieldProps = ComponentProps<'input'> & FieldWords & { aside?: ReactNode };

/** `className` places the whole field; `aside` is a button or unit beside the box. */
export function TextField({ label, hideLabel, optional, hint, error, aside, className, ...rest }: TextFieldProps) {
  const generated = useId();
  const id = rest.id ?? generated;
  const words = { label, hideLabel, optional, hint, error };
  const input = <input type="text" {...rest} {...describeField(id, words)} id={id} className="control h-13" />;
  return (
    <FieldFrame {...words} id={id} className={classNames('min-w-0', className)}>
      {aside ? (
        <div className="flex gap-2">
          {input}
          {aside}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}
