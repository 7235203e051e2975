'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';
import '~/i18n/plain-locale';

/** Whether a click asks for another window or a file, or has been answered already. */
const isForBrowser = (event: MouseEvent) =>
  event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;

/** Follows the shop's own links (`Link` of `~/i18n/navigation`) without loading a document; until it is there the browser follows them. */
export function FollowLinks() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (isForBrowser(event) || !(event.target instanceof Element)) return;
      const link = event.target.closest<HTMLAnchorElement>('a[data-follow]');
      if (!link || link.target || link.hasAttribute('download')) return;
      event.preventDefault();
      startTransition(() =>
        router.push(link.pathname + link.search + link.hash, { scroll: link.dataset.follow !== 'still' }),
      );
    };
    // The last to hear of a click: whoever answers it before, answers it alone.
    window.addEventListener('click', follow);
    return () => window.removeEventListener('click', follow);
  }, [router]);
  return null;
}
