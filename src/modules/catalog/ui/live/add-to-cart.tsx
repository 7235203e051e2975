'use client';

import { useTranslations } from 'next-intl';
import { useState, type ReactNode } from 'react';
import { Button } from '~/components/ui/button';
import type { ButtonLook } from '~/components/ui/button-class';
import { useToast } from '~/components/ui/toast';
import type { Id } from '~/lib/ids';
import { light, LightError } from '~/trpc/light';
import { setStock } from './stock-store';
import { setVisitor } from './visitor-store';

type AddToCartProps = ButtonLook & {
  variantId: Id<'var'>;
  quantity?: number;
  cartHref: string;
  label?: string;
  disabled?: boolean;
  children: ReactNode;
};

/** Puts units into the cart and says so; a refusal is said in the shop's own words. */
export function AddToCart({ variantId, quantity = 1, cartHref, label, children, ...look }: AddToCartProps) {
  const t = useTranslations();
  const toast = useToast();
  const [pending, setPending] = useState(false);

  async function add(): Promise<void> {
    setPending(true);
    try {
      setVisitor(await light.mutate('cart', 'add', { variantId, quantity }));
      const action = { label: t('catalog.live.seeCart'), onAction: () => window.location.assign(cartHref) };
      toast({ text: t('catalog.live.added'), action });
    } catch (error) {
      toast({ text: refusal(error) });
    }
    setPending(false);
  }

  function refusal(error: unknown): string {
    if (!(error instanceof LightError)) return t('catalog.live.offline');
    const { appCode, details } = error.data;
    if (appCode !== 'OUT_OF_STOCK') return t(`errors.${appCode}`, error.values);
    if (Number(details.available) > 0) return t('errors.OUT_OF_STOCK', error.values);
    setStock([{ variantId, available: 0 }]);
    return t('catalog.live.gone');
  }

  return (
    <Button {...look} aria-label={label} pending={pending} onClick={add}>
      {children}
    </Button>
  );
}
