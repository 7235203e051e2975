import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type TagTone = 'plain' | 'brand' | 'warn' | 'error';

const TONES: Readonly<Record<TagTone, string>> = {
  plain: 'bg-tile text-ink-2',
  brand: 'bg-brand-soft text-on-brand-soft',
  warn: 'bg-warn-soft text-warn',
  error: 'bg-error-soft text-error',
};

export function Tag({ tone = 'plain', children }: { tone?: TagTone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-[22px] items-center rounded-r1 px-[7px] text-micro font-semibold whitespace-nowrap',
        TONES[tone],
      )}
    >
      {children}
    </span>
  );
}
