'use client';

import { TRPCClientError } from '@trpc/client';
import { z } from '~/lib/zod';
import { APP_ERROR_CODES, type AppErrorCode } from '~/lib/errors';

const dataSchema = z.object({
  appCode: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  fields: z.record(z.string(), z.array(z.string()).optional()).nullable(),
});

/** Why a call did not do what was asked: the shop's own code, or `NETWORK` where no answer came at all. */
export type Refusal = {
  readonly code: AppErrorCode | 'NETWORK';
  readonly details: Record<string, string | number>;
  readonly messages: readonly string[];
};

export function refusalOf(error: unknown): Refusal {
  const parsed = dataSchema.safeParse(error instanceof TRPCClientError ? error.data : undefined);
  if (!parsed.success) return { code: 'NETWORK', details: {}, messages: [] };
  const { appCode, details, fields } = parsed.data;
  return {
    code: APP_ERROR_CODES.find((code) => code === appCode) ?? 'INTERNAL',
    details: Object.fromEntries(
      Object.entries(details).filter((entry): entry is [string, string | number] => !Array.isArray(entry[1])),
    ),
    messages: Object.values(fields ?? {}).flatMap((messages) => messages ?? []),
  };
}
