'use client';

import { keepPreviousData } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Button } from '~/components/ui/button';
import { Notice } from '~/components/ui/notice';
import { ListSkeleton } from '~/components/ui/skeleton';
import { trpc } from '~/trpc/client';
import { keepWish, useKeptWishes } from './kept-wishes';
import { WishRows } from './wish-rows';

const never = () => () => undefined;
/** The server cannot know what a device keeps. */
const useOnDevice = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

/** The list of somebody who is not signed in, kept on this device and drawn there. */
export function DeviceWishes({ loginHref }: { loginHref: string }) {
  const t = useTranslations('wish');
  const isOnDevice = useOnDevice();
  const ids = useKeptWishes();
  // In one order, so that what is put back is there at once.
  const look = trpc.wish.look.useQuery(
    { productIds: ids.toSorted() },
    { enabled: ids.length > 0, placeholderData: keepPreviousData },
  );
  if (!isOnDevice || (ids.length > 0 && look.isPending)) return <ListSkeleton rows={3} />;
  if (ids.length > 0 && !look.data)
    return (
      <Notice tone="error" live>
        <p>{t('broken')}</p>
        <Button variant="outline" size={44} className="mt-3" onClick={() => void look.refetch()}>
          {t('again')}
        </Button>
      </Notice>
    );
  const products = ids.flatMap((id) => look.data?.find(({ productId }) => productId === id) ?? []);
  return (
    <>
      {products.length > 0 && (
        <Notice className="mb-5">
          {t('onDevice')}{' '}
          <a
            href={loginHref}
            className="inline-flex min-h-tap items-center font-semibold text-brand underline underline-offset-3"
          >
            {t('login')}
          </a>
        </Notice>
      )}
      <WishRows products={products} onWish={({ productId }, wished) => keepWish(productId, wished)} />
    </>
  );
}
