import { isId, type Id } from '~/lib/ids';
import type { PhotoKind } from '~/lib/photo-files';
import { z } from '~/lib/zod';

/** A photo of this kind as the server answers it when it is sent. */
export const photoSchema = <K extends PhotoKind>(kind: K) =>
  z.object({
    id: z.custom<Id<K>>((value) => typeof value === 'string' && isId(kind, value)),
    blur: z.string(),
  });
