'use client';

import { useTranslations } from 'next-intl';
import type { LoginFault } from '../rules';
import { NaverButton } from './naver-button';

/** The other way in, below a form. */
export function NaverChoice({ next, onFault }: { next: string; onFault: (fault: LoginFault) => void }) {
  const t = useTranslations('account.login');
  return (
    <>
      <p className="flex items-center gap-3 text-small text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </p>
      <NaverButton next={next} onFault={onFault} />
    </>
  );
}
