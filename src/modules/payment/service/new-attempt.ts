import 'server-only';
import { randomBytes } from 'node:crypto';
import { AppError } from '~/lib/errors';
import { newId, type Id } from '~/lib/ids';
import type { CurrencyCode } from '~/lib/money';
import { endOfNextSeoulDay } from '~/lib/time';
import type { Ctx } from '~/server/context';
import { env } from '~/server/env';
import { sha256 } from '~/server/secret';
import type { Locale } from '~/shops/preset';
import type { ChoiceInput } from '../input';
import type { WindowWish } from '../gateway';
import { paidLikeCash, type PaymentWindow } from '../rules';
import { failTokenOf } from './fail-token';
import { gatewayOf } from './gateway-of';
import { orderNameMore } from './order-name';

/** How somebody wants to pay, checked against what the shop offers; one try of it. */
export type Choice = {
  readonly gateway: ReturnType<typeof gatewayOf>;
  readonly wish: Omit<WindowWish, 'products'>;
  /** Goes into the success address; only its hash is kept. */
  readonly token: string;
};

/** @throws AppError INVALID_INPUT for what the shop does not offer */
export function choiceOf({ shop, now }: Ctx, { method, cashReceipt = 'NONE' }: ChoiceInput): Choice {
  const likeCash = paidLikeCash(method);
  if (!shop.paymentMethods.includes(method)) throw new AppError('INVALID_INPUT');
  if (!likeCash && cashReceipt !== 'NONE') throw new AppError('INVALID_INPUT');
  return {
    gateway: gatewayOf(shop.paymentProvider),
    wish: { method, cashReceipt, useEscrow: likeCash && shop.useEscrow, dueAt: endOfNextSeoulDay(now) },
    token: randomBytes(32).toString('base64url'),
  };
}

/** An attempt not yet claimed; the caller names it at the provider. */
export function attemptRow(
  { gateway, wish: { method, cashReceipt, useEscrow, dueAt }, token }: Choice,
  order: { readonly id: Id<'ord'>; readonly total: number; readonly currency: CurrencyCode },
) {
  const id = newId('pay');
  return {
    id,
    orderId: order.id,
    provider: gateway.name,
    method,
    idempotencyKey: `confirm-${id}`,
    amount: order.total,
    currency: order.currency,
    cashReceiptType: paidLikeCash(method) ? cashReceipt : null,
    useEscrow,
    // What we ask for; the provider's own word replaces it.
    accountDueAt: method === 'VIRTUAL_ACCOUNT' ? dueAt : null,
    returnTokenHash: sha256(token),
  };
}

export type Payable = {
  readonly id: Id<'ord'>;
  readonly total: number;
  readonly currency: CurrencyCode;
  readonly locale: Locale;
  readonly firstKo: string;
  readonly firstEn: string;
  readonly lines: number;
  /** For the provider's window. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

/** What a browser needs to open the provider's window for this attempt. */
export function windowOf(
  { shop }: Ctx,
  { gateway, wish, token }: Choice,
  order: Payable,
  attempt: {
    readonly providerOrderId: string;
    readonly customerKey: string;
    readonly expiresAt: Date;
    readonly products: WindowWish['products'];
  },
): PaymentWindow {
  const { products, ...shown } = attempt;
  const prefix = `${env().SITE_URL}${order.locale === shop.defaultLocale ? '' : `/${order.locale}`}/checkout`;
  const first = (order.locale === 'ko' ? order.firstKo : order.firstEn).slice(0, 80);
  return {
    ...shown,
    sdkUrl: env().TOSS_SDK_URL,
    clientKey: env().TOSS_CLIENT_KEY,
    method: wish.method,
    amount: order.total,
    currency: order.currency,
    // At most 100 characters.
    orderName: orderNameMore(first, order.lines - 1, order.locale),
    customerName: order.name,
    customerEmail: order.email,
    customerMobilePhone: order.phone,
    successUrl: `${prefix}/success?o=${order.id}&t=${token}`,
    failUrl: `${prefix}/fail?o=${order.id}&w=${failTokenOf(sha256(token))}`,
    options: gateway.windowOptions({ ...wish, products }),
  };
}
