'use client';

import { useEffect } from 'react';
import { forgetWithOthers } from '~/lib/forget-typed';

/** Logging out in one tab is heard in all: what was typed there is forgotten, and pages about somebody (`leaves`) are asked for anew. */
export function AfterLogout({ leaves = false }: { leaves?: boolean }) {
  useEffect(
    () =>
      forgetWithOthers(() => {
        if (leaves) location.reload();
      }),
    [leaves],
  );
  return null;
}
