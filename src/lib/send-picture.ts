import { z } from './zod';

const REFUSALS = [
  'PICTURE_LARGE',
  'PICTURE_UNREADABLE',
  'RATE_LIMITED',
  'BUSY',
  'UNAUTHENTICATED',
  'NOT_FOUND',
  'SECOND_STEP_REQUIRED',
  'INTERNAL',
] as const;
export type PictureRefusal = (typeof REFUSALS)[number] | 'NETWORK';

const refusal = z.object({ error: z.enum(REFUSALS).catch('INTERNAL') });

export type SentPicture<T> = { readonly kept: T } | { readonly refused: PictureRefusal };

/** Sends a picture as it is; what becomes of it is the server's to say. */
export async function sendPicture<T>(address: string, file: File, kept: z.ZodType<T>): Promise<SentPicture<T>> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const answer: unknown = await response.json();
    return response.ok ? { kept: kept.parse(answer) } : { refused: refusal.parse(answer).error };
  } catch {
    return { refused: 'NETWORK' };
  }
}
