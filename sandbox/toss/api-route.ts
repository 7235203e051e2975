import type { Answer } from '../http/reply';
import type { Call, Route } from '../http/router';
import { authenticate } from './basic-auth';
import { findErrorText } from './error-codes';
import { perform, type Operation } from './perform';
import type { Toss } from './toss';
import { errorReply, languageOf, TossError, type Language } from './toss-error';

type Describe = (call: Call, language: Language) => Operation;

function header(call: Call, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function testCode(call: Call): string | undefined {
  const code = header(call, 'tosspayments-test-code');
  return code && (findErrorText(code) ? code : 'INVALID_TEST_CODE');
}

async function once(toss: Toss, call: Call, apiKey: string, operation: Operation, language: Language): Promise<Answer> {
  const key = call.method === 'POST' ? header(call, 'idempotency-key') : undefined;
  if (!key) return (await perform(toss, operation, language)).sent;
  if (key.length > 300) return errorReply('INVALID_IDEMPOTENCY_KEY', language);

  const id = JSON.stringify([key, apiKey, call.method, call.url.pathname + call.url.search]);
  if (toss.idempotency.isRunning(id)) return errorReply('IDEMPOTENT_REQUEST_PROCESSING', language);
  const earlier = toss.idempotency.find(id);
  if (earlier) return earlier;
  toss.idempotency.start(id);
  let kept;
  try {
    const outcome = await perform(toss, operation, language);
    kept = outcome.kept;
    return outcome.sent;
  } finally {
    toss.idempotency.finish(id, kept);
  }
}

/** A route of the provider's API: key, test code, idempotency, fault, then the work itself. */
export function apiRoute(toss: Toss, method: 'GET' | 'POST', path: string, describe: Describe): Route {
  return {
    method,
    path: `/toss${path}`,
    async handle(call) {
      const language = languageOf(call.headers);
      try {
        const apiKey = authenticate(call.headers.authorization, toss.secretKey);
        const forced = testCode(call);
        if (forced) return errorReply(forced, language);
        return await once(toss, call, apiKey, describe(call, language), language);
      } catch (error) {
        if (error instanceof TossError) return errorReply(error.code, language, error.detail);
        throw error;
      }
    },
  };
}
