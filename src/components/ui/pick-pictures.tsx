'use client';

import type { ChangeEvent, ReactNode } from 'react';

type PickPicturesProps = { onPick: (files: readonly File[]) => void; className: string; children: ReactNode };

/** A label that opens the choice of pictures; the field itself is not seen. */
export function PickPictures({ onPick, className, children }: PickPicturesProps) {
  const pick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    onPick([...(target.files ?? [])]);
    target.value = '';
  };
  return (
    <label
      className={`${className} cursor-pointer border border-field bg-surface hover:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus`}
    >
      {children}
      <input type="file" multiple accept="image/jpeg,image/png,image/webp" onChange={pick} className="sr-only" />
    </label>
  );
}
