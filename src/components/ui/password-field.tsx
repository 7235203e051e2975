'use client';

import { Eye, EyeOff } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState, type ComponentProps } from 'react';
import { Icon } from './icon';
import { TextField } from './text-field';

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, 'type' | 'aside' | 'inside'>;

/** Dots, until somebody wants to see what they typed. */
export function PasswordField(props: PasswordFieldProps) {
  const t = useTranslations('common');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      inside={
        <button
          type="button"
          aria-label={t('showTyped')}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="grid size-tap place-items-center text-ink-3 hover:text-ink"
        >
          <Icon of={shown ? EyeOff : Eye} size={18} />
        </button>
      }
    />
  );
}
