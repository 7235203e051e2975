import { CircleAlert } from 'lucide';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon } from './icon';

export type FieldWords = {
  label: ReactNode;
  /** Stays in the page for screen readers where the design shows no label. */
  hideLabel?: boolean;
  optional?: boolean;
  hint?: ReactNode;
  /** One sentence that says what to do. */
  error?: ReactNode;
};

/** Ids a control must name in `aria-describedby`, and whether it is invalid. */
export function describeField(id: string, { hint, error }: FieldWords) {
  const describedBy = classNames(hint ? `${id}-hint` : null, error ? `${id}-error` : null);
  return { 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined };
}

type FieldFrameProps = FieldWords & { id: string; className?: string; children: ReactNode };

export function FieldFrame({ id, label, hideLabel, optional, hint, error, className, children }: FieldFrameProps) {
  const t = useTranslations('common');
  return (
    <div className={classNames('grid content-start gap-1.5', className)}>
      <label id={`${id}-label`} htmlFor={id} className={hideLabel ? 'sr-only' : 'text-label font-semibold'}>
        {label}
        {optional && <span className="font-normal text-ink-3"> ({t('optional')})</span>}
      </label>
      {children}
      {hint && (
        <p id={`${id}-hint`} className="text-small text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-[5px] text-small font-medium text-error">
          <Icon of={CircleAlert} size={14} className="mt-[3px]" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
