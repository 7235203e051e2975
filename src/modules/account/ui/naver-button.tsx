'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import type { LoginFault } from '../rules';
import { startNaver } from './enter';

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
      <svg aria-hidden viewBox="0 0 20 20" className="size-[18px]">
        <rect width="20" height="20" rx="3" fill="#03c75a" />
        <path d="M6 5h2.9l2.2 3.3V5H14v10h-2.9l-2.2-3.3V15H6z" fill="#fff" />
      </svg>
      {t('naver')}
    </Button>
  );
}
