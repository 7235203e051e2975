'use client';

import { LogOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { useToast } from '~/components/ui/toast';
import { leave } from './enter';

/** Ends the login and starts over on the shop's first page, as a new document that knows nobody. */
export function LogoutButton({ home }: { home: string }) {
  const t = useTranslations('account.page');
  const toast = useToast();
  const [pending, setPending] = useState(false);
  const logOut = async () => {
    setPending(true);
    if (await leave()) return location.assign(home);
    setPending(false);
    toast({ text: t('logoutFailed') });
  };
  return (
    <Button variant="outline" size={44} pending={pending} onClick={() => void logOut()}>
      <Icon of={LogOut} size={18} />
      {t('logout')}
    </Button>
  );
}
