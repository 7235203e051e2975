import 'server-only';
import { z } from 'zod';
import { seal, unseal } from './sealed';

export const PENDING_COOKIE = 'shop.pending';
export const PENDING_TTL = 900;

const schema = z.object({
  subject: z.string().min(1).max(64),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  /** Naver’s refresh token for the identity to be, sealed as it will be kept. */
  sealedToken: z.string().nullish(),
});

/** Somebody Naver has told us about who has no account yet: kept only in their own browser, encrypted, for a quarter of an hour. */
export type PendingPerson = z.infer<typeof schema>;

export function sealPending(person: PendingPerson): Promise<string> {
  return seal(PENDING_COOKIE, person, PENDING_TTL);
}

export async function readPending(cookie: string | undefined): Promise<PendingPerson | null> {
  const parsed = schema.safeParse(await unseal(PENDING_COOKIE, cookie));
  return parsed.success ? parsed.data : null;
}
