'use client';

import { Heart } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { EmptyState } from '~/components/ui/empty-state';
import { LinkButton } from '~/components/ui/link-button';
import { useToast } from '~/components/ui/toast';
import { useRefusal } from '~/components/ui/use-refusal';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { WishRow, type Wished } from './wish-row';

type WishRowsProps = { products: readonly Wished[]; onWish: (product: Wished, wished: boolean) => void };

/** The list itself: what is taken out can be put back, and what is added goes into the cart. */
export function WishRows({ products, onWish }: WishRowsProps) {
  const t = useTranslations('wish');
  const toast = useToast();
  const refusal = useRefusal();
  const router = useRouter();
  const utils = trpc.useUtils();
  const [adding, setAdding] = useState<readonly Id<'var'>[]>([]);
  const add = trpc.cart.add.useMutation({
    onMutate: ({ variantId }) => setAdding((before) => [...before, variantId]),
    onSuccess: () => {
      toast({ text: t('added'), action: { label: t('toCart'), onAction: () => router.push('/cart') } });
      // The header shows how many lines there are.
      void utils.cart.read.fetch(undefined, { staleTime: 0 }).catch(() => undefined);
    },
    onError: (error) => {
      toast({ text: refusal(error.data) });
      void utils.wish.invalidate();
    },
    onSettled: (_answer, _error, { variantId }) => setAdding((before) => before.filter((id) => id !== variantId)),
  });

  function remove(product: Wished): void {
    onWish(product, false);
    toast({
      text: t('removed', { name: product.name }),
      action: { label: t('undo'), onAction: () => onWish(product, true) },
    });
  }

  if (products.length === 0)
    return (
      <EmptyState
        heading="h2"
        icon={Heart}
        title={t('empty')}
        action={<LinkButton href="/products">{t('browse')}</LinkButton>}
      >
        {t('emptyLead')}
      </EmptyState>
    );
  return (
    <ul className="border-t-2 border-ink">
      {products.map((product, index) => (
        <WishRow
          key={product.productId}
          product={product}
          eager={index < 4}
          adding={product.card !== null && adding.includes(product.card.variantId)}
          onAdd={(variantId) => add.mutate({ variantId, quantity: 1 })}
          onRemove={() => remove(product)}
        />
      ))}
    </ul>
  );
}
