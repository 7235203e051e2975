'use client';

import { CircleAlert } from 'lucide';
import { useId } from 'react';
import { Icon } from '~/components/ui/icon';
import { Stars } from '~/components/ui/stars';
import { HALVES_MAX } from '../rules';

type RatingFieldProps = {
  id: string;
  label: string;
  halves: number;
  /** What the value says, in words. */
  words: string;
  error?: string | null;
  onChange: (halves: number) => void;
};

/** Five stars over a slider: pressed, dragged, or moved half a star at a time with the arrows. */
export function RatingField({ id, label, halves, words, error, onChange }: RatingFieldProps) {
  const errorId = useId();
  return (
    <div>
      <label htmlFor={id} className="text-label font-semibold">
        {label}
      </label>
      <div className="mt-1 flex items-center gap-4">
        <span className="relative inline-block rounded-r3 py-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus">
          <Stars halves={halves} size={36} />
          <input
            id={id}
            type="range"
            min={0}
            max={HALVES_MAX}
            step={1}
            value={halves}
            aria-valuetext={words}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? errorId : undefined}
            onChange={({ target }) => onChange(Number(target.value))}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
        </span>
        <span aria-hidden className="tabular text-ui text-ink-2">
          {words}
        </span>
      </div>
      {error && (
        <p id={errorId} className="mt-1 flex items-start gap-[5px] text-small font-medium text-error">
          <Icon of={CircleAlert} size={14} className="mt-[3px]" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
