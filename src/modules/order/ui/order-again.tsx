'use client';

import { RotateCcw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Icon } from '~/components/ui/icon';
import { Notice } from '~/components/ui/notice';
import { TextLink } from '~/components/ui/text-link';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';

type Line = { readonly variantId: Id<'var'>; readonly quantity: number; readonly name: string };

/** Puts every line of the order into the cart again and names those that cannot be had in that quantity now. */
export function OrderAgain({ lines }: { lines: readonly Line[] }) {
  const t = useTranslations('order.again');
  const { client } = trpc.useUtils();
  const [pending, setPending] = useState(false);
  const [result, setResult] = useState<{ added: number; missing: string[] } | null>(null);

  async function addAll() {
    setPending(true);
    const missing: string[] = [];
    // One after the other: each takes the lock of the cart.
    for (const { variantId, quantity, name } of lines) {
      await client.cart.add.mutate({ variantId, quantity }).catch(() => missing.push(name));
    }
    setResult({ added: lines.length - missing.length, missing });
    setPending(false);
  }

  return (
    <div className="mt-3 grid gap-2">
      <Button variant="outline" size={44} wide pending={pending} onClick={() => void addAll()}>
        {!pending && <Icon of={RotateCcw} size={18} />}
        {t('button')}
      </Button>
      {result && (
        <Notice tone={result.missing.length > 0 ? 'warn' : 'ok'} live>
          {result.added > 0 && <p>{t('added', { count: result.added })}</p>}
          {result.missing.length > 0 && <p>{t('missing', { names: result.missing.join(', ') })}</p>}
          <TextLink href="/cart">{t('toCart')}</TextLink>
        </Notice>
      )}
    </div>
  );
}
