'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import type { ButtonLook } from '~/components/ui/button-class';
import { useToast } from '~/components/ui/toast';
import type { Id } from '~/lib/ids';

type AddToCartProps = ButtonLook & {
  variantId: Id<'var'>;
  quantity?: number;
  cartHref: string;
  label?: string;
  disabled?: boolean;
  children: ReactNode;
};

/** Puts units into the cart and says so, or why not. The script for it comes with the first press. */
export function AddToCart({ variantId, quantity = 1, cartHref, label, children, ...look }: AddToCartProps) {
  const t = useTranslations();
  const toast = useToast();
  const [pending, setPending] = useState(false);

  async function add(): Promise<void> {
    setPending(true);
    const come = await import('./put-into-cart').catch(() => null);
    toast(come ? await come.putIntoCart({ variantId, quantity }, cartHref, t) : { text: t('catalog.live.offline') });
    setPending(false);
  }

  return (
    <Button {...look} aria-label={label} pending={pending} onClick={add}>
      {children}
    </Button>
  );
}
