'use client';

import { useTranslations } from 'next-intl';
import type { AppErrorCode, ErrorDetails } from '~/lib/errors';

type Shown = { readonly appCode: AppErrorCode; readonly details: ErrorDetails };

/** The sentence for a refused call, from what the server said of it; without an answer it was the connection. */
export function useRefusal(): (data: Shown | null | undefined) => string {
  const t = useTranslations('errors');
  return (data) => {
    if (!data) return t('NETWORK');
    const scalars = Object.entries(data.details).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
    );
    return t(data.appCode, Object.fromEntries(scalars));
  };
}
