'use client';

import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import { useRouter } from '~/i18n/navigation';
import type { Id } from '~/lib/ids';
import type { PlaceOrderInput } from '~/modules/order/input';
import { changeDraft, type CheckoutDraft } from '~/modules/order/ui/checkout-draft';
import { trpc } from '~/trpc/client';
import { openingOf, type PaymentChoice } from './method-choice';
import { openPaymentWindow, WindowUnavailable, type WindowOrder } from './payment-window';
import { refusalOf, type Refusal } from './refusal';

export type PayProblem =
  Refusal | { readonly code: 'WINDOW'; readonly details: Record<string, never>; readonly messages: [] };
export type OrderContent = Omit<PlaceOrderInput, 'idempotencyKey'>;

const WINDOW_PROBLEM = { code: 'WINDOW', details: {}, messages: [] } satisfies PayProblem;
const problemOf = (error: unknown): PayProblem =>
  error instanceof WindowUnavailable ? WINDOW_PROBLEM : refusalOf(error);

/** What the page shows is no longer so. Where the window did not open the order is there all the same, and holds its units. */
const REDRAWN: readonly PayProblem['code'][] = ['TOTAL_CHANGED', 'NOT_FOR_SALE', 'WINDOW'];

/** The order of this content has ended and may be made anew; anything else about it is told on its own page. */
const OVER = ['EXPIRED', 'CANCELED', 'PENDING'];

/** Places the order and opens the payment window for it. The same content is one order, however often it is sent. */
export function usePay(buyer: string, draft: CheckoutDraft) {
  const locale = useLocale();
  const router = useRouter();
  const api = trpc.useUtils().client;
  const busy = useRef(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<PayProblem | null>(null);

  // An order speaks the language it was placed in: in another one it is another order.
  const nameOf = (content: OrderContent) => `${locale} ${JSON.stringify(content)}`;

  async function windowFor(
    content: OrderContent,
    choice: PaymentChoice,
    key: string,
  ): Promise<WindowOrder | Id<'ord'> | null> {
    changeDraft(buyer, { attempt: { content: nameOf(content), key } });
    const placing = { ...content, idempotencyKey: key };
    const { orderId, window } = await api.payment.placeAndOpen.mutate({ order: placing, ...openingOf(choice) });
    if (window) return window;
    const { order } = await api.order.byId.query({ orderId });
    return OVER.includes(order.state) ? null : orderId;
  }

  async function pay(content: OrderContent, choice: PaymentChoice): Promise<void> {
    // A state would be seen only after the next drawing: the second of two quick presses finds this at once.
    if (busy.current) return;
    busy.current = true;
    setPending(true);
    setProblem(null);
    try {
      const known = draft.attempt?.content === nameOf(content) ? draft.attempt.key : crypto.randomUUID();
      const opened =
        (await windowFor(content, choice, known)) ?? (await windowFor(content, choice, crypto.randomUUID()));
      if (typeof opened === 'string') return router.replace(`/checkout/success?o=${opened}`);
      if (opened) return await openPaymentWindow(opened);
      setProblem({ code: 'ORDER_STATE', details: {}, messages: [] });
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      if (REDRAWN.includes(found.code)) router.refresh();
    }
    busy.current = false;
    setPending(false);
  }

  return { pay, pending, problem };
}
