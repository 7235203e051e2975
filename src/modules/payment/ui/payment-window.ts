'use client';

import type { PaymentMethod } from '~/shops/preset';
import type { PaymentWindow, WindowOptions } from '../rules';

/** What `payment.open` answers, less what only the page shows. */
export type WindowOrder = Omit<PaymentWindow, 'expiresAt'>;

type Request = WindowOptions & {
  method: PaymentMethod;
  amount: { currency: string; value: number };
  orderId: string;
  orderName: string;
  successUrl: string;
  failUrl: string;
  customerEmail?: string;
  customerName?: string;
  customerMobilePhone?: string;
  windowTarget: 'self';
};
type Sdk = (clientKey: string) => {
  payment: (options: { customerKey: string }) => { requestPayment: (request: Request) => Promise<unknown> };
};

declare global {
  interface Window {
    TossPayments?: Sdk;
  }
}

/** The provider's script did not come, or did not do what it is for. */
export class WindowUnavailable extends Error {}

const LOAD_TIMEOUT_MS = 15_000;
const loading = new Map<string, Promise<Sdk>>();

function addScript(src: string): Promise<Sdk> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const giveUp = () => {
      clearTimeout(timer);
      script.remove();
      reject(new WindowUnavailable());
    };
    const timer = setTimeout(giveUp, LOAD_TIMEOUT_MS);
    script.src = src;
    script.onerror = giveUp;
    script.onload = () => {
      clearTimeout(timer);
      if (window.TossPayments) resolve(window.TossPayments);
      else giveUp();
    };
    document.head.append(script);
  });
}

/** The provider's script, loaded once; a failed try is forgotten, so the next press tries again. */
function loadSdk(src: string): Promise<Sdk> {
  if (window.TossPayments) return Promise.resolve(window.TossPayments);
  let sdk = loading.get(src);
  if (!sdk) {
    sdk = addScript(src);
    sdk.catch(() => loading.delete(src));
    loading.set(src, sdk);
  }
  return sdk;
}

function requestOf(order: WindowOrder): Request {
  return {
    method: order.method,
    amount: { currency: order.currency, value: order.amount },
    orderId: order.providerOrderId,
    orderName: order.orderName,
    successUrl: order.successUrl,
    failUrl: order.failUrl,
    ...(order.customerEmail && { customerEmail: order.customerEmail }),
    ...(order.customerName && { customerName: order.customerName }),
    ...(order.customerMobilePhone && { customerMobilePhone: order.customerMobilePhone }),
    windowTarget: 'self',
    ...order.options,
  };
}

/**
 * Opens the payment window in place of this page; the shopper comes back by the success or the fail address. Resolves only if
 * the window could not take the page's place.
 * @throws WindowUnavailable; whatever else the provider's script throws is turned into it.
 */
export async function openPaymentWindow(order: WindowOrder): Promise<void> {
  const sdk = await loadSdk(order.sdkUrl);
  try {
    await sdk(order.clientKey).payment({ customerKey: order.customerKey }).requestPayment(requestOf(order));
  } catch (error) {
    throw new WindowUnavailable('payment window', { cause: error });
  }
}
