'use client';

import type { ReactNode } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { TextField } from '~/components/ui/text-field';
import { caretAfter, formatPhone, phoneDigits } from './phone';

type PhoneFieldProps = {
  id: string;
  name: string;
  label: string;
  value: string;
  hint?: ReactNode;
  error: ReactNode;
  autoComplete?: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
};

/** Groups the digits while one types; the caret stays behind its digit, also in the middle. */
export function PhoneField({ onChange, value, autoComplete = 'shipping tel', ...rest }: PhoneFieldProps) {
  const box = useRef<HTMLInputElement>(null);
  const caret = useRef<number | null>(null);
  const shown = formatPhone(value);
  useLayoutEffect(() => {
    if (caret.current === null) return;
    box.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [shown]);
  return (
    <TextField
      {...rest}
      ref={box}
      value={shown}
      type="tel"
      inputMode="numeric"
      autoComplete={autoComplete}
      placeholder="010-0000-0000"
      required
      onChange={({ target }) => {
        const next = formatPhone(target.value);
        caret.current = caretAfter(next, phoneDigits(target.value.slice(0, target.selectionStart ?? undefined)).length);
        onChange(next);
      }}
    />
  );
}
