import { z } from 'zod';
import { withInput } from '../http/body';
import { json, type Answer } from '../http/reply';
import type { Call, Route } from '../http/router';
import type { Payment } from './payment';
import { paymentView } from './payment-view';
import type { Toss } from './toss';

export const WHICH = z.strictObject({ paymentKey: z.string().optional(), orderId: z.string().optional() });

/** A control call about one payment, named by its key or its order; `work` answers why it cannot be, 409, or nothing. */
export function paymentRoute<T extends z.infer<typeof WHICH>>(
  toss: Toss,
  path: string,
  schema: z.ZodType<T>,
  work: (payment: Payment, input: T) => string | undefined | Promise<string | undefined>,
): Route {
  async function perform(input: T): Promise<Answer> {
    const { paymentKey, orderId } = input;
    const payment = paymentKey ? toss.payments.find(paymentKey) : toss.payments.findByOrder(orderId ?? '');
    if (!payment) return json(404, { code: 'NOT_FOUND_PAYMENT', message: 'No such payment.' });
    const message = await work(payment, input);
    return message === undefined
      ? json(200, paymentView(payment, 'ko', toss))
      : json(409, { code: 'NOT_NOW', message });
  }
  return { method: 'POST', path: `/toss/sim/${path}`, handle: (call: Call) => withInput(call, schema, perform) };
}
