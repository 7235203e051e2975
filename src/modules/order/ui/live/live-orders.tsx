'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useToast } from '~/components/ui/toast';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import { trpc } from '~/trpc/client';
import { shownStatus } from '../shown-status';
import type { News } from './news';
import { afterAct, isOwnAct } from './own-acts';

type Shown = { readonly id: Id<'ord'>; readonly version: number };
type LiveOrdersProps = { orders: readonly Shown[]; signedIn: boolean };

/** Draws the page anew when one of these orders stands otherwise than shown, and says so unless the buyer did it, or it comes of what they did here. */
export function LiveOrders({ orders, signedIn }: LiveOrdersProps) {
  const t = useTranslations('order');
  const router = useRouter();
  const toast = useToast();
  const { client } = trpc.useUtils();
  const known = useRef(new Map<string, number>());
  const ids = orders.map(({ id }) => id).join();

  const hear = useEffectEvent(({ orderId, number, status, canceling, version, by }: News) => {
    if (version <= (known.current.get(orderId) ?? Infinity)) return;
    known.current.set(orderId, version);
    afterAct(orderId, () => router.refresh());
    if (by === 'SHOPPER' || isOwnAct(orderId)) return;
    toast({ text: t('live.news', { number, status: t(`status.${shownStatus(status, canceling)}`) }) });
  });
  const ask = useEffectEvent(() => Promise.all(orders.map(({ id }) => client.order.standing.query({ orderId: id }))));
  const leave = useEffectEvent(() => router.refresh());
  const since = useEffectEvent(() => Math.min(...orders.map(({ version }) => version)));

  useEffect(() => {
    known.current = new Map(orders.map(({ id, version }) => [id, version]));
  }, [orders]);

  useEffect(() => {
    let stop: (() => void) | undefined;
    let isGone = false;
    void import('./follow-orders').then(({ followOrders }) => {
      if (!isGone) stop = followOrders({ since: since(), signedIn, hear, ask, onLogOut: leave });
    });
    return () => {
      isGone = true;
      stop?.();
    };
  }, [ids, signedIn]);
  return null;
}
