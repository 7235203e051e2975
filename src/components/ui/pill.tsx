import type { ComponentProps, ReactNode } from 'react';
import { ChoiceLink } from './choice-link';
import { classNames } from './class-names';

const PILL =
  'tabular inline-flex h-tap flex-none items-center gap-[5px] rounded-full border border-line-2 bg-surface px-3.5 ' +
  'text-label/none font-medium whitespace-nowrap md:h-[34px] md:px-[11px]';

const ON = 'aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-ground';

type PillProps = ComponentProps<'button'> & { pressed: boolean; struck?: boolean };

/** A choice that is on or off; `struck` draws the word through when on (an excluded allergen). */
export function Pill({ pressed, struck = false, className, ...rest }: PillProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      className={classNames(PILL, ON, struck && 'aria-pressed:line-through aria-pressed:decoration-[1.5px]', className)}
    />
  );
}

type PillLinkProps = { href: string; on: boolean; struck?: boolean; disabled?: boolean; children: ReactNode };

/** The same as a link, where the address holds what is chosen; one that leads nowhere is not to be followed. */
export function PillLink({ href, on, struck = false, disabled = false, children }: PillLinkProps) {
  const look = disabled
    ? 'text-ink-off'
    : 'hover:border-ink aria-[current]:border-ink aria-[current]:bg-ink aria-[current]:text-ground';
  const drawn = struck && on && 'line-through decoration-[1.5px]';
  return (
    <ChoiceLink href={href} on={on} disabled={disabled} className={classNames(PILL, look, drawn)}>
      {children}
    </ChoiceLink>
  );
}

type PillChoiceProps = Omit<ComponentProps<'input'>, 'className'> & { label: string };

/** One of several as a native radio or checkbox, for forms. */
export function PillChoice({ label, type = 'radio', ...rest }: PillChoiceProps) {
  return (
    <label
      className={classNames(
        PILL,
        'choice has-checked:border-ink has-checked:bg-ink has-checked:text-ground has-checked:shadow-none',
      )}
    >
      <input {...rest} type={type} />
      {label}
    </label>
  );
}
