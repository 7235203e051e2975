'use client';

import type { ComponentProps } from 'react';
import { IconLink } from '~/components/ui/icon-button';

/** Whether the page before this one was one of the shop: browsers that do not list their pages tell where this visit came from. */
function cameFromShop(): boolean {
  const { navigation } = window;
  if ('navigation' in window) return (navigation.currentEntry?.index ?? 0) > 0;
  return document.referrer.startsWith(`${location.origin}/`);
}

/** Back to the page one came from, as it was left; to its address for whoever came here from elsewhere. */
export function BackLink(link: ComponentProps<typeof IconLink>) {
  return (
    <IconLink
      {...link}
      onClick={(event) => {
        if (!cameFromShop()) return;
        event.preventDefault();
        history.back();
      }}
    />
  );
}
