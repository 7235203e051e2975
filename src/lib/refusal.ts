import { z } from '~/lib/zod';
import { APP_ERROR_CODES, type AppErrorCode } from './errors';

const schema = z.object({
  data: z.object({
    appCode: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).catch({}),
    fields: z.record(z.string(), z.array(z.string()).optional()).nullable().catch(null),
  }),
});

export type Refusal = {
  readonly code: AppErrorCode;
  /** Values for the sentence of the code. */
  readonly values: Record<string, string | number>;
  readonly fields: Record<string, string[] | undefined>;
};

/** What the server said in refusing a call, or null when no such answer came: the connection, or a fault of ours. */
export function refusalOf(error: unknown): Refusal | null {
  const parsed = schema.safeParse(error);
  if (!parsed.success) return null;
  const { appCode, details, fields } = parsed.data.data;
  const values = Object.fromEntries(
    Object.entries(details).flatMap(([key, value]) => (typeof value === 'object' ? [] : [[key, value]])),
  );
  return { code: APP_ERROR_CODES.find((code) => code === appCode) ?? 'INTERNAL', values, fields: fields ?? {} };
}
