'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { LinkButton } from '~/components/ui/link-button';
import { useBrowserValue } from '~/components/ui/use-browser-value';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import { compareHref, COMPARED_AS, readCompared } from '../../rules/compared';

/** The way to what is ticked on this device; `children` where nothing is. */
export function KeptComparison({ children }: { children: ReactNode }) {
  const t = useTranslations('catalog.live.compare');
  const kept = useBrowserValue(() => deviceText(COMPARED_AS), null);
  const ids = readCompared(kept);
  if (ids.length === 0) return children;
  return <LinkButton href={compareHref(ids)}>{t('see', { count: ids.length })}</LinkButton>;
}
