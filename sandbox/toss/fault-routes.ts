import { z } from 'zod';
import { withInput } from '../http/body';
import { json } from '../http/reply';
import type { Route } from '../http/router';
import { isErrorCode } from './error-codes';
import { FAULT_KINDS, type Fault, type FaultKind, type FaultOperation } from './faults';
import type { Toss } from './toss';

const INPUT = z.strictObject({
  confirm: z.enum(FAULT_KINDS.confirm).optional(),
  cancel: z.enum(FAULT_KINDS.cancel).optional(),
  get: z.enum(FAULT_KINDS.get).optional(),
  list: z.enum(FAULT_KINDS.list).optional(),
  webhook: z.enum(FAULT_KINDS.webhook).optional(),
  delayMs: z.number().int().nonnegative().optional(),
  times: z.number().int().positive().nullable().default(1),
  event: z.enum(['PAYMENT_STATUS_CHANGED', 'DEPOSIT_CALLBACK']).optional(),
  orderId: z.string().min(1).optional(),
  paymentKey: z.string().min(1).optional(),
  code: z.string().refine(isErrorCode, 'not a documented error code').optional(),
  amount: z.number().int().positive().optional(),
  keepError: z.boolean().default(false),
});

function wanted(input: z.infer<typeof INPUT>): [FaultOperation, FaultKind][] {
  const pairs: [FaultOperation, FaultKind][] = [];
  if (input.confirm) pairs.push(['confirm', input.confirm]);
  if (input.cancel) pairs.push(['cancel', input.cancel]);
  if (input.get) pairs.push(['get', input.get]);
  if (input.list) pairs.push(['list', input.list]);
  if (input.webhook) pairs.push(['webhook', input.webhook]);
  return pairs;
}

function add(toss: Toss, input: z.infer<typeof INPUT>): Fault[] {
  const { delayMs, times: left, event, orderId, paymentKey, code, amount, keepError } = input;
  return wanted(input).map(([operation, kind]) =>
    toss.faults.add({ operation, kind, delayMs, left, event, orderId, paymentKey, code, amount, keepError }),
  );
}

/** Switches that make the next calls go wrong on purpose. */
export function faultRoutes(toss: Toss): Route[] {
  const list = () => json(200, { faults: toss.faults.list(), kinds: FAULT_KINDS });
  return [
    { method: 'GET', path: '/toss/sim/faults', handle: list },
    {
      method: 'POST',
      path: '/toss/sim/faults',
      handle: (call) =>
        withInput(call, INPUT, (input) => {
          const faults = add(toss, input);
          if (faults.length > 0) return json(201, { faults });
          return json(400, { code: 'INVALID_REQUEST', message: 'Name one of confirm, cancel, get, list, webhook.' });
        }),
    },
    {
      method: 'DELETE',
      path: '/toss/sim/faults',
      handle(call) {
        toss.faults.clear(call.url.searchParams.get('orderId') ?? undefined);
        return list();
      },
    },
  ];
}
