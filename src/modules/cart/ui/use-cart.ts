'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useToast } from '~/components/ui/toast';
import { refusalOf } from '~/lib/refusal';
import { trpc } from '~/trpc/client';
import { withLines, type Cart, type CartLine } from '../rules';

type VariantId = CartLine['variantId'];

/**
 * The cart and its changes. A change shows at once and is sent after the ones before it; the server's cart is shown when the
 * last of them is done, and fetched anew when one is refused.
 */
export function useCart() {
  const t = useTranslations();
  const toast = useToast();
  const utils = trpc.useUtils();
  const [fetched] = trpc.cart.read.useSuspenseQuery();
  // Kept here as well: the query's own news come a moment later, and a tick would jump back in between.
  const [cart, setCart] = useState(fetched);
  const queue = useRef(Promise.resolve());
  const open = useRef(0);
  const newest = useRef(new Map<VariantId, number>());

  const replace = (after: Cart) => {
    setCart(after);
    utils.cart.read.setData(undefined, after);
  };

  const change = (show: (cart: Cart) => Cart, send: () => Promise<Cart | null>) => {
    setCart(show);
    utils.cart.read.setData(undefined, (before) => before && show(before));
    open.current += 1;
    queue.current = queue.current.then(async () => {
      try {
        const after = await send();
        if (after && open.current === 1) replace(after);
      } catch (error) {
        const refusal = refusalOf(error);
        toast({ text: refusal ? t(`errors.${refusal.code}`, refusal.values) : t('cart.offline') });
        await utils.cart.read.fetch(undefined, { staleTime: 0 }).then(replace, () => undefined);
      } finally {
        open.current -= 1;
      }
    });
  };

  const restore = (lines: readonly CartLine[]) => {
    const given = lines.map(({ variantId, wanted: quantity, selected }) => ({ variantId, quantity, selected }));
    change(
      (before) => before,
      () => utils.client.cart.restore.mutate({ lines: given }),
    );
  };

  return {
    cart,
    setQuantity: (variantId: VariantId, quantity: number) => {
      const mine = (newest.current.get(variantId) ?? 0) + 1;
      newest.current.set(variantId, mine);
      change(
        (before) => withLines(before, [variantId], (line) => ({ ...line, quantity, wanted: quantity })),
        // Of many quick clicks only the last one is sent.
        async () =>
          newest.current.get(variantId) === mine ? utils.client.cart.setQuantity.mutate({ variantId, quantity }) : null,
      );
    },
    select: (variantId: VariantId, selected: boolean) => {
      change(
        (before) => withLines(before, [variantId], (line) => ({ ...line, selected })),
        () => utils.client.cart.select.mutate({ variantId, selected }),
      );
    },
    selectAll: (selected: boolean) => {
      change(
        (before) => withLines(before, null, (line) => ({ ...line, selected })),
        () => utils.client.cart.selectAll.mutate({ selected }),
      );
    },
    remove: (lines: readonly CartLine[]) => {
      const variantIds = lines.map((line) => line.variantId);
      change(
        (before) => ({ ...before, lines: before.lines.filter((line) => !variantIds.includes(line.variantId)) }),
        () => utils.client.cart.remove.mutate({ variantIds }),
      );
      toast({
        text: t('cart.removed', { count: lines.length, name: lines[0]?.name ?? '' }),
        action: { label: t('cart.undo'), onAction: () => restore(lines) },
      });
    },
    /** Puts new lines in, all of them at once. The frame of an empty cart has another bar: its page is loaded anew. */
    putIn: (lines: readonly { variantId: VariantId; quantity: number }[]) => {
      const wasEmpty = cart.lines.length === 0;
      change(
        (before) => before,
        async () => {
          const given = lines.map((line) => ({ ...line, selected: true }));
          const after = await utils.client.cart.restore.mutate({ lines: given });
          if (wasEmpty) window.location.reload();
          else toast({ text: t('cart.fill.added', { count: lines.length }) });
          return after;
        },
      );
    },
    /** Waits for what is still on its way, then notes that today's prices were seen. */
    settle: async () => {
      await queue.current;
      if (cart.lines.some((line) => line.priceBefore !== null)) {
        await utils.client.cart.acknowledgePrices.mutate().catch(() => undefined);
      }
    },
  };
}
