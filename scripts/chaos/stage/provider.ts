import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../../sandbox/start';
import type { FAULT_KINDS } from '../../../sandbox/toss/faults';

type Kinds = typeof FAULT_KINDS;
export type ProviderFault = {
  readonly confirm?: Kinds['confirm'][number];
  readonly cancel?: Kinds['cancel'][number];
  readonly get?: Kinds['get'][number];
  readonly webhook?: Kinds['webhook'][number];
  /** How many calls; null until removed. */
  readonly times?: number | null;
  readonly delayMs?: number;
  readonly orderId?: string;
  readonly keepError?: boolean;
};

export type Authentication = {
  readonly providerOrderId: string;
  readonly amount: number;
  readonly method?: 'CARD' | 'TRANSFER' | 'VIRTUAL_ACCOUNT';
  readonly refuseConfirmWith?: string;
};

class Refused extends Error {}

/** In a race the other side may have been first. */
function notAnyMore(error: unknown): void {
  if (!(error instanceof Refused)) throw error;
}

const moved = z.object({
  type: z.enum(['CHARGE', 'REFUND']),
  paymentKey: z.string(),
  orderId: z.string(),
  amount: z.number(),
});
export type MoneyMoved = z.infer<typeof moved>;

/** The payment provider, in this process: what it did is the truth about the buyers' money. */
export class Provider {
  private constructor(private readonly sandbox: Sandbox) {}

  static async open(shopUrl: string): Promise<Provider> {
    return new Provider(await startSandbox({ port: 0, smtpPort: 0, shopUrl }));
  }

  get environment() {
    return {
      TOSS_API_URL: `${this.sandbox.url}/toss`,
      TOSS_SDK_URL: `${this.sandbox.url}/toss/v2/standard.js`,
      SMTP_URL: this.sandbox.smtpUrl,
    };
  }

  private async ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.sandbox.url}${path}`, {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Refused(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  /** The shopper goes through the payment window. @returns the payment key */
  async authenticate({ providerOrderId, ...how }: Authentication): Promise<string> {
    const payment = await this.ask('POST', '/toss/sim/payments', { orderId: providerOrderId, ...how });
    return z.object({ paymentKey: z.string() }).parse(payment).paymentKey;
  }

  /** The money arrives on the account, if it still waits for it. */
  async deposit(paymentKey: string): Promise<void> {
    await this.ask('POST', '/toss/sim/deposit', { paymentKey }).catch(notAnyMore);
  }

  /** The bank takes the deposit back, if it is still there. */
  async reverseDeposit(paymentKey: string): Promise<void> {
    await this.ask('POST', '/toss/sim/deposit-reversal', { paymentKey }).catch(notAnyMore);
  }

  /** Somebody gives all the money back in the provider's own office, if there is any. */
  async cancelInTheOffice(paymentKey: string): Promise<void> {
    await this.ask('POST', '/toss/sim/cancel', { paymentKey }).catch(notAnyMore);
  }

  async breakIt(fault: ProviderFault): Promise<void> {
    await this.ask('POST', '/toss/sim/faults', fault);
  }

  async mend(): Promise<void> {
    await this.ask('DELETE', '/toss/sim/faults');
  }

  /** Sends once more, all at once, every webhook there was of this payment. */
  async resendWebhooks(providerOrderId: string): Promise<void> {
    const list = await this.ask('GET', `/toss/sim/webhooks?orderId=${encodeURIComponent(providerOrderId)}`);
    const { webhooks } = z.object({ webhooks: z.array(z.object({ id: z.number() })) }).parse(list);
    await Promise.all(webhooks.map(({ id }) => this.ask('POST', `/toss/sim/webhooks/${id}/resend`)));
  }

  async ledger(): Promise<MoneyMoved[]> {
    return z.object({ entries: z.array(moved) }).parse(await this.ask('GET', '/toss/sim/ledger')).entries;
  }

  close(): Promise<void> {
    return this.sandbox.stop();
  }
}
