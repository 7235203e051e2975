'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { FailedPage } from '~/components/layout/failed-page';

/** A page about somebody failed; nothing of what they have in the shop is lost by it. */
export default function SecureError({ reset }: { error: Error; reset: () => void }) {
  const router = useRouter();
  const [pending, start] = useTransition();
  const again = () =>
    start(() => {
      router.refresh();
      reset();
    });
  return <FailedPage pending={pending} again={again} />;
}
