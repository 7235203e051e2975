import { z } from 'zod';
import { startSandbox, type Sandbox } from '../../sandbox/start';

const ledgerSchema = z.object({
  entries: z.array(z.object({ type: z.string(), amount: z.number(), orderId: z.string() })),
});
type Charge = z.infer<typeof ledgerSchema>['entries'][number];
export type TestToss = {
  readonly sandbox: Sandbox;
  /** A payment a shopper went through in the window: authenticated, not yet confirmed. */
  readonly authenticate: (
    orderId: string,
    amount: number,
    refuseConfirmWith?: string,
    more?: Record<string, unknown>,
  ) => Promise<string>;
  readonly fault: (fault: Record<string, unknown>) => Promise<void>;
  readonly ledger: (
    orderIdPrefix: string,
  ) => Promise<{ charged: number; refunded: number; entries: readonly Charge[] }>;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
};

/** The stand-ins, in this process, with the shop's environment pointed at them. Call before the environment is first read. */
export async function startTestToss(setEnv: (key: string, value: string) => void): Promise<TestToss> {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, shopUrl: 'http://localhost:9' });
  setEnv('TOSS_API_URL', `${sandbox.url}/toss`);
  setEnv('SMTP_URL', sandbox.smtpUrl);
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    sandbox,
    post,
    async authenticate(orderId, amount, refuseConfirmWith, more) {
      const payment = await post('/toss/sim/payments', {
        orderId,
        amount,
        ...(refuseConfirmWith ? { refuseConfirmWith } : {}),
        ...more,
      });
      if (typeof payment === 'object' && payment && 'paymentKey' in payment && typeof payment.paymentKey === 'string')
        return payment.paymentKey;
      throw new Error('no paymentKey');
    },
    fault: async (fault) => {
      await post('/toss/sim/faults', fault);
    },
    async ledger(orderIdPrefix) {
      const response = await fetch(`${sandbox.url}/toss/sim/ledger?orderIdPrefix=${orderIdPrefix}`);
      const { entries } = ledgerSchema.parse(await response.json());
      const sum = (type: string) =>
        entries.filter((entry) => entry.type === type).reduce((total, entry) => total + entry.amount, 0);
      return { charged: sum('CHARGE'), refunded: sum('REFUND'), entries };
    },
  };
}
