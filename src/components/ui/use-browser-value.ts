'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** What the browser alone knows and does not change by itself: `unknown` where the page is drawn, and until its scripts take over. */
export const useBrowserValue = <T extends string | boolean | null>(read: () => T, unknown: T): T =>
  useSyncExternalStore(never, read, () => unknown);
