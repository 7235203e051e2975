import type { ZodType } from 'zod';
import { json, type Answer } from './reply';
import type { Call } from './router';

/** The JSON body, or undefined when it is not JSON. */
export function readJson(call: Call): unknown {
  try {
    return JSON.parse(call.body);
  } catch {
    return undefined;
  }
}

/** Query and form body as one set of fields; the form wins. */
export function readFields(call: Call): Map<string, string> {
  const fields = new Map(call.url.searchParams);
  const isForm = call.headers['content-type']?.toLowerCase().startsWith('application/x-www-form-urlencoded');
  if (isForm) for (const [name, value] of new URLSearchParams(call.body)) fields.set(name, value);
  return fields;
}

/** For control calls: checks the JSON body (an empty one counts as `{}`) and answers 400 with the reason. */
export async function withInput<T>(call: Call, schema: ZodType<T>, work: (input: T) => Answer | Promise<Answer>) {
  const given = call.body.trim() === '' ? {} : readJson(call);
  const parsed = schema.safeParse(given);
  if (parsed.success) return work(parsed.data);
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') || 'body';
  return json(400, { code: 'INVALID_REQUEST', message: `${where}: ${issue?.message ?? 'not valid'}` });
}
