import { expect } from '@playwright/test';
import { z } from 'zod';
import { environment } from './environment';

const ledger = z.object({
  charged: z.number(),
  refunded: z.number(),
  entries: z.array(z.object({ type: z.string() })),
});
const mails = z.array(z.object({ subject: z.string(), text: z.string(), html: z.string() }));
export type Mail = z.infer<typeof mails>[number];

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${environment.sandbox()}${path}`, {
    method,
    ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

/** The provider's own truth about the money of an order, over all its attempts. */
export async function moneyOf(orderNumber: string) {
  const found = ledger.parse(
    await ask('GET', `/toss/sim/ledger?orderIdPrefix=${encodeURIComponent(`${orderNumber}_`)}`),
  );
  const charges = found.entries.filter(({ type }) => type === 'CHARGE').length;
  return { charged: found.charged, refunded: found.refunded, charges };
}

type Fault = {
  confirm?: string;
  cancel?: string;
  get?: string;
  webhook?: string;
  times?: number | null;
  code?: string;
};

/** Makes the provider misbehave for this order alone. */
export async function breakProvider(orderNumber: string, fault: Fault): Promise<void> {
  await ask('POST', '/toss/sim/faults', { ...fault, orderId: orderNumber });
}

export async function mendProvider(orderNumber: string): Promise<void> {
  await ask('DELETE', `/toss/sim/faults?orderId=${encodeURIComponent(orderNumber)}`);
}

export type Method = 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT' | 'MOBILE_PHONE';

/** A payment as the window makes it, without the window. */
export async function authenticate(
  providerOrderId: string,
  amount: number,
  wish: { method?: Method; dueDate?: string | undefined } = {},
): Promise<string> {
  const made = await ask('POST', '/toss/sim/payments', { orderId: providerOrderId, amount, ...wish });
  return z.object({ paymentKey: z.string() }).parse(made).paymentKey;
}

/** The money for an order arrives on its account, or the bank takes it back. */
export async function moveDeposit(orderNumber: string, how: 'deposit' | 'deposit-reversal'): Promise<void> {
  await ask('POST', `/toss/sim/${how}`, { orderId: `${orderNumber}_1` });
}

const payments = z.object({
  payments: z.array(
    z.object({
      status: z.string(),
      cashReceipt: z.object({ type: z.string(), amount: z.number() }).nullable(),
      virtualAccount: z
        .object({
          accountNumber: z.string(),
          refundReceiveAccount: z
            .object({ bankCode: z.string(), accountNumber: z.string(), holderName: z.string() })
            .nullable(),
        })
        .nullable(),
    }),
  ),
});

/** The first payment of an order as the provider has it. */
export async function paymentOf(orderNumber: string) {
  const found = payments.parse(
    await ask('GET', `/toss/sim/payments?orderId=${encodeURIComponent(`${orderNumber}_1`)}`),
  );
  const [first] = found.payments;
  if (!first) throw new Error(`no payment of ${orderNumber}`);
  return first;
}

/** What is in this person's mail box, newest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  return mails.parse(await ask('GET', `/mail/api/messages?to=${encodeURIComponent(address)}`));
}

/** The digits in the newest mail to this person that has some. */
export async function codeFor(address: string): Promise<string> {
  const find = async () =>
    (await mailsTo(address)).map(({ subject }) => /\d{6}$/.exec(subject)?.[0]).find(Boolean) ?? '';
  await expect.poll(find, { timeout: 15_000 }).not.toBe('');
  return find();
}

/** This person (by Naver's id) withdraws their consent at Naver, which tells the shop. */
export async function withdrawAtNaver(userId: string): Promise<void> {
  const told = z.object({ answer: z.string() }).parse(await ask('POST', '/naver/sim/unlink', { userId }));
  expect(told.answer).toBe('204');
}
