type NumberFieldProps = { name: string; label: string; value: string; example?: string; error: string | null };

/** A number of a filter; `error` is the id of what is wrong with it. A list that asks for another number shows that one, whatever was typed. */
export function NumberField({ name, label, value, example, error }: NumberFieldProps) {
  return (
    <input
      key={value}
      name={name}
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      aria-label={label}
      aria-invalid={error ? true : undefined}
      aria-describedby={error ?? undefined}
      defaultValue={value}
      placeholder={example}
      className="control h-11 min-w-0 px-3"
    />
  );
}
