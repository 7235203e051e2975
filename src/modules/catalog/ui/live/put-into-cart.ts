'use client';

import type { useTranslations } from 'next-intl';
import type { Id } from '~/lib/ids';
import { light, LightError } from '~/trpc/light';
import { setStock } from './stock-store';
import { setVisitor } from './visitor-store';

type Words = ReturnType<typeof useTranslations<never>>;
type Input = { readonly variantId: Id<'var'>; readonly quantity: number };

let underWay: Promise<unknown> = Promise.resolve();

/** One after the other: a stranger’s first brings the cookie that the second goes into the same cart by. */
function add(input: Input) {
  const added = underWay.then(() => light.mutate('cart', 'add', input));
  underWay = added.catch(() => undefined);
  return added;
}

/** Puts units into the cart. @returns what is said of it: that they are there, or in the shop's own words why not. */
export async function putIntoCart(input: Input, cartHref: string, t: Words) {
  try {
    setVisitor(await add(input));
    const action = { label: t('catalog.live.seeCart'), onAction: () => window.location.assign(cartHref) };
    return { text: t('catalog.live.added'), action };
  } catch (error) {
    return { text: refusal(error, input, t) };
  }
}

function refusal(error: unknown, { variantId }: Input, t: Words): string {
  if (!(error instanceof LightError)) return t('catalog.live.offline');
  const { appCode, details } = error.data;
  if (appCode !== 'OUT_OF_STOCK') return t(`errors.${appCode}`, error.values);
  if (Number(details.available) > 0) return t('errors.OUT_OF_STOCK', error.values);
  setStock([{ variantId, available: 0 }]);
  return t('catalog.live.gone');
}
