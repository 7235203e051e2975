import { CUT, html, json, type Answer, type Reply } from '../http/reply';
import { pause } from '../http/pause';
import type { Fault, FaultOperation, Scope } from './faults';
import type { Toss } from './toss';
import { errorReply, TossError, type Language } from './toss-error';

export interface RunOptions {
  chargeAmount?: number | undefined;
  refuseWith?: string | undefined;
  approvedOnly?: boolean;
}

export interface Operation {
  /** Undefined: no fault applies to this call. */
  name: FaultOperation | undefined;
  scope: Scope;
  /** The value of the 200 answer; refuses with a TossError. */
  run: (options: RunOptions) => unknown;
}

export interface Outcome {
  /** What the client sees. */
  sent: Answer;
  /** What a repeat with the same Idempotency-Key will see; undefined: it starts afresh. */
  kept: Reply | undefined;
}

const SERVER_FAILED = 'FAILED_INTERNAL_SYSTEM_PROCESSING';

async function runOperation(operation: Operation, language: Language, options: RunOptions = {}): Promise<Reply> {
  try {
    return json(200, await operation.run(options));
  } catch (error) {
    if (error instanceof TossError) return errorReply(error.code, language, error.detail);
    throw error;
  }
}

function plain(reply: Reply): Outcome {
  return { sent: reply, kept: reply.status < 500 ? reply : undefined };
}

async function underFault(toss: Toss, operation: Operation, fault: Fault, language: Language): Promise<Outcome> {
  const run = (options?: RunOptions) => runOperation(operation, language, options);
  const failed = errorReply(SERVER_FAILED, language);
  switch (fault.kind) {
    case 'slow': {
      const reply = await run();
      await pause(fault.delayMs ?? 5_000, toss.stopping);
      return plain(reply);
    }
    case 'slow-before': {
      const key = operation.scope.paymentKey ?? operation.scope.orderId ?? '';
      if (toss.busy.has(key)) return plain(await run());
      toss.busy.add(key);
      await pause(fault.delayMs ?? 5_000, toss.stopping);
      toss.busy.delete(key);
      return toss.stopping.hasBegun ? { sent: CUT, kept: undefined } : plain(await run());
    }
    case 'reset-before':
      return { sent: CUT, kept: undefined };
    case 'reset-after':
      return { ...plain(await run()), sent: CUT };
    case '500-before':
      return { sent: failed, kept: undefined };
    case '500-after': {
      const { kept } = plain(await run());
      return { sent: failed, kept: fault.keepError ? failed : kept };
    }
    case 's008': {
      const message = '[S008] 기존 요청을 처리중입니다.';
      return { sent: errorReply('FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING', language, message), kept: undefined };
    }
    case '409':
      return { sent: errorReply('IDEMPOTENT_REQUEST_PROCESSING', language), kept: undefined };
    case '429':
      return { sent: errorReply('TOO_MANY_REQUESTS', language), kept: undefined };
    case '502':
      return { sent: html('<h1>502 Bad Gateway</h1>', 502), kept: undefined };
    case '404':
      return { sent: errorReply('NOT_FOUND_PAYMENT', language), kept: undefined };
    case 'already-processed': {
      await run();
      const code = operation.name === 'cancel' ? 'ALREADY_CANCELED_PAYMENT' : 'ALREADY_PROCESSED_PAYMENT';
      return plain(errorReply(code, language));
    }
    case 'wrong-amount':
      return plain(await run({ chargeAmount: fault.amount ?? 100 }));
    case 'refuse':
      return plain(await run({ refuseWith: fault.code ?? 'REJECT_CARD_COMPANY' }));
    case 'approved-only':
      return plain(await run({ approvedOnly: true }));
    default:
      return plain(await run());
  }
}

/** Carries the operation out, under the oldest fault that fits it. */
export async function perform(toss: Toss, operation: Operation, language: Language): Promise<Outcome> {
  const fault = operation.name && toss.faults.take(operation.name, operation.scope);
  return fault ? underFault(toss, operation, fault, language) : plain(await runOperation(operation, language));
}
