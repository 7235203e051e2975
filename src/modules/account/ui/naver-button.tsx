'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import type { LoginFault } from '../rules';
import { startNaver } from './enter';
import { NaverMark } from './naver-mark';

type NaverButtonProps = { next: string; onFault: (fault: LoginFault) => void };

export function NaverButton({ next, onFault }: NaverButtonProps) {
  const t = useTranslations('account.login');
  const [pending, setPending] = useState(false);
  const start = async () => {
    setPending(true);
    const result = await startNaver(next);
    if ('url' in result) location.assign(result.url);
    else {
      setPending(false);
      onFault(result.fault);
    }
  };
  return (
    <Button variant="outline" wide pending={pending} onClick={() => void start()}>
      <NaverMark />
      {t('naver')}
    </Button>
  );
}
