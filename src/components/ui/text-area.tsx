import { type ComponentProps, useId } from 'react';
import { describeField, FieldFrame, type FieldWords } from './field-frame';

type TextAreaProps = ComponentProps<'textarea'> & FieldWords;

export function TextArea({ label, hideLabel, optional, hint, error, className, ...rest }: TextAreaProps) {
  const generated = useId();
  const id = rest.id ?? generated;
  const words = { label, hideLabel, optional, hint, error };
  return (
    <FieldFrame {...words} id={id} className={className}>
      <textarea rows={4} {...rest} {...describeField(id, words)} id={id} className="control min-h-28 py-3" />
    </FieldFrame>
  );
}
