import { ChevronDown } from 'lucide';
import { type ComponentProps, useId } from 'react';
import { describeField, FieldFrame, type FieldWords } from './field-frame';
import { Icon } from './icon';

export type SelectOption = { value: string; label: string; disabled?: boolean };
type SelectFieldProps = Omit<ComponentProps<'select'>, 'children'> & FieldWords & { options: readonly SelectOption[] };

export function SelectField({
  label,
  hideLabel,
  optional,
  hint,
  error,
  options,
  className,
  ...rest
}: SelectFieldProps) {
  const generated = useId();
  const id = rest.id ?? generated;
  const words = { label, hideLabel, optional, hint, error };
  return (
    <FieldFrame {...words} id={id} className={className}>
      <div className="relative">
        <select {...rest} {...describeField(id, words)} id={id} className="control h-13 appearance-none pr-11">
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} size={18} className="pointer-events-none absolute top-[17px] right-3.5 text-ink-2" />
      </div>
    </FieldFrame>
  );
}
