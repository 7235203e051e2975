import { isId } from '~/lib/ids';
import { z } from '~/lib/zod';
import type { PhotoView } from './review-photos';

const REFUSALS = [
  'PICTURE_LARGE',
  'PICTURE_UNREADABLE',
  'RATE_LIMITED',
  'BUSY',
  'UNAUTHENTICATED',
  'INTERNAL',
] as const;
type Refusal = (typeof REFUSALS)[number] | 'NETWORK';

export type Upload = { readonly photo: PhotoView } | { readonly refused: Refusal };

const kept = z.object({ id: z.string().refine((value) => isId('pho', value)), blur: z.string() });
const refusal = z.object({ error: z.enum(REFUSALS).catch('INTERNAL') });

/** Sends a photo as it is; what becomes of it is the server's to say. */
export async function uploadPhoto(file: File): Promise<Upload> {
  try {
    const response = await fetch('/api/photos', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: file,
    });
    const answer: unknown = await response.json();
    return response.ok ? { photo: kept.parse(answer) } : { refused: refusal.parse(answer).error };
  } catch {
    return { refused: 'NETWORK' };
  }
}
