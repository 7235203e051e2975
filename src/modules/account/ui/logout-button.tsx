'use client';

import { LogOut } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Icon } from '~/components/ui/icon';
import { useToast } from '~/components/ui/toast';
import { leave } from './enter';

type LogoutButtonProps = { home: string; className: string; icon?: boolean };

/** Ends the login and starts over on the shop's first page, as a new document that knows nobody. */
export function LogoutButton({ home, className, icon = false }: LogoutButtonProps) {
  const t = useTranslations('account.frame');
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const logOut = async () => {
    setPending(true);
    if (await leave()) return location.assign(home);
    setPending(false);
    toast({ text: t('logoutFailed') });
  };
  return (
    <button type="button" className={className} aria-busy={pending} disabled={pending} onClick={() => void logOut()}>
      {icon && <Icon of={LogOut} size={18} />}
      {t('logout')}
    </button>
  );
}
