'use client';

import { useEffect, type ReactNode } from 'react';
import { useBrowserValue } from '~/components/ui/use-browser-value';
import { useRouter } from '~/i18n/navigation';
import { deviceText } from '~/modules/nutrition/ui/device-text';
import { compareHref, COMPARED_AS, readCompared } from '../../rules/compared';

/** Leads at once to the comparison of what is ticked on this device; `children` where nothing is, once that is known. */
export function KeptComparison({ children }: { children: ReactNode }) {
  const router = useRouter();
  const text = useBrowserValue(() => deviceText(COMPARED_AS) ?? '', null);
  const ids = readCompared(text);
  const href = ids.length > 0 ? compareHref(ids) : null;
  useEffect(() => {
    if (href) router.replace(href);
  }, [href, router]);
  if (href) return null;
  return <div className={text === null ? 'invisible noscript:visible' : undefined}>{children}</div>;
}
