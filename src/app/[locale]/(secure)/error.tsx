'use client';

import { FailedPage } from '~/components/layout/failed-page';

/** A page about somebody failed; nothing of what they have in the shop is lost by it. */
export default function SecureError({ reset }: { error: Error; reset: () => void }) {
  return <FailedPage reset={reset} />;
}
