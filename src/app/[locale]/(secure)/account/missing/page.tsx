import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import SecureNotFound from '../../not-found';

/** Every address where nothing is among the pages about somebody: a 404 with the view in its HTML. */
export default function MissingPage() {
  return (
    <Suspense fallback={<SecureNotFound />}>
      <Nothing />
    </Suspense>
  );
}

async function Nothing(): Promise<never> {
  notFound();
}
