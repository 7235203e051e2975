'use client';

import { lazy, Suspense } from 'react';

// Loaded when something fails, for every page of the catalogue would carry it otherwise.
const FailedPage = lazy(async () => ({ default: (await import('~/components/layout/failed-page')).FailedPage }));

/** The shop could not read what the page needs: it says so and tries again, and shows no numbers it does not have. */
export default function ShopError({ reset }: { error: Error; reset: () => void }) {
  return (
    <Suspense>
      <FailedPage reset={reset} />
    </Suspense>
  );
}
