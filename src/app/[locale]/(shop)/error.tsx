'use client';

import { useRouter } from 'next/navigation';
import { lazy, Suspense, useTransition } from 'react';

// Loaded when something fails, for every page of the catalogue would carry it otherwise.
const FailedPage = lazy(async () => ({ default: (await import('~/components/layout/failed-page')).FailedPage }));

/** The shop could not read what the page needs: it says so and tries again, and shows no numbers it does not have. */
export default function ShopError({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  return (
    <Suspense>
      <FailedPage pending={pending} again={again} />
    </Suspense>
  );
}
