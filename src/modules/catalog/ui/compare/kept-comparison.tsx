'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore, type ReactNode } from 'react';
import { LinkButton } from '~/components/ui/link-button';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import { compareHref, COMPARED_AS, readCompared } from '../../rules/compared';

const never = () => () => undefined;

/** The way to what is ticked on this device; `children` where nothing is. */
export function KeptComparison({ children }: { children: ReactNode }) {
  const t = useTranslations('catalog.live.compare');
  const kept = useSyncExternalStore(
    never,
    () => deviceText(COMPARED_AS),
    () => null,
  );
  const ids = readCompared(kept);
  if (ids.length === 0) return children;
  return <LinkButton href={compareHref(ids)}>{t('see', { count: ids.length })}</LinkButton>;
}
