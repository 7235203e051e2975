'use client';

import { Eye, EyeOff } from 'lucide';
import { useTranslations } from 'next-intl';
import { useEffect, useId, useRef, useState, type ComponentProps } from 'react';
import { Icon } from './icon';
import { TextField } from './text-field';

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, 'id' | 'type' | 'aside' | 'inside'>;

/** Dots, until somebody wants to see what they typed. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations('common');
  const id = useId();
  const toggle = useRef<HTMLButtonElement>(null);
  const [shown, setShown] = useState(false);

  // What is sent as a password is known as one: to the browser's memory of forms, and to whatever keeps passwords.
  useEffect(() => {
    const form = toggle.current?.form;
    const hide = () => setShown(false);
    form?.addEventListener('submit', hide);
    return () => form?.removeEventListener('submit', hide);
  }, []);

  return (
    <TextField
      {...props}
      id={id}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      inside={
        <button
          ref={toggle}
          type="button"
          aria-label={t('showTyped')}
          aria-pressed={shown}
          aria-controls={id}
          aria-describedby={`${id}-label`}
          onClick={() => setShown(!shown)}
          className="grid size-tap place-items-center text-ink-3 hover:text-ink"
        >
          <Icon of={shown ? EyeOff : Eye} size={18} />
        </button>
      }
    />
  );
}
