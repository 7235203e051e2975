'use client';

import { RotateCcw } from 'lucide';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { Notice } from '~/components/ui/notice';
import { TextLink } from '~/components/ui/text-link';
import type { Id } from '~/lib/ids';
import { setVisitor } from '~/modules/catalog/ui/live/visitor-store';
import { trpc } from '~/trpc/client';

export type BoughtAgain = {
  readonly variantId: Id<'var'>;
  readonly quantity: number;
  readonly name: string;
  /** What one cost then, and costs now, in words. */
  readonly before: string;
  readonly now: string;
};
type Result = { readonly added: readonly BoughtAgain[]; readonly missing: readonly BoughtAgain[] };

type OrderAgainProps = {
  readonly lines: readonly BoughtAgain[];
  /** Among other orders: what this one is called there. */
  readonly named?: string;
};

/** Puts every line of the order into the cart again; names those that cannot be had in that quantity now, and other prices. */
export function OrderAgain({ lines, named }: OrderAgainProps) {
  const t = useTranslations('order.again');
  const inList = named !== undefined;
  const { client, cart } = trpc.useUtils();
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<Result | null>(null);

  async function addAll() {
    setPending(true);
    const added: BoughtAgain[] = [];
    const missing: BoughtAgain[] = [];
    // One after the other: each takes the lock of the cart.
    for (const line of lines) {
      const { variantId, quantity } = line;
      await client.cart.add.mutate({ variantId, quantity }).then(
        (visitor) => {
          setVisitor(visitor);
          added.push(line);
        },
        () => missing.push(line),
      );
    }
    // Where the cart has been open, its own lines are what the header counts.
    if (cart.read.getData()) void cart.read.fetch(undefined, { staleTime: 0 }).catch(() => undefined);
    setResult({ added, missing });
    setPending(false);
  }

  return (
    <div className={inList ? 'contents' : 'mt-3 grid gap-2'}>
      <Button
        variant="outline"
        size={inList ? 40 : 44}
        wide={!inList}
        aria-label={inList ? t('named', { name: named }) : undefined}
        pending={pending}
        onClick={() => void addAll()}
      >
        {!pending && !inList && <Icon of={RotateCcw} size={18} />}
        {t(inList ? 'short' : 'button')}
      </Button>
      {result && (
        <Notice tone={result.missing.length > 0 ? 'warn' : 'ok'} live className={inList ? 'w-full' : undefined}>
          {result.added.length > 0 && <p>{t('added', { count: result.added.length })}</p>}
          {result.added
            .filter(({ before, now }) => before !== now)
            .map(({ variantId, ...line }) => (
              <p key={variantId}>{t('otherPrice', line)}</p>
            ))}
          {result.missing.length > 0 && (
            <p>{t('missing', { names: result.missing.map(({ name }) => name).join(', ') })}</p>
          )}
          <TextLink href="/cart">{t('toCart')}</TextLink>
        </Notice>
      )}
    </div>
  );
}
