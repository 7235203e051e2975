import { isId } from '~/lib/ids';
import { sendPicture, type SentPicture } from '~/lib/send-picture';
import { z } from '~/lib/zod';
import type { PhotoView } from './review-photos';

const kept = z.object({
  id: z.custom<PhotoView['id']>((value) => typeof value === 'string' && isId('pho', value)),
  blur: z.string(),
});

/** Sends a photo for a review that is being written. */
export const uploadPhoto = (file: File): Promise<SentPicture<PhotoView>> => sendPicture('/api/photos', file, kept);
