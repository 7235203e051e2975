import { isId } from '~/lib/ids';
import { z } from '~/lib/zod';

export const noticeListInput = z.strictObject({ page: z.int().min(1).max(1000).default(1) });
export const noticeRefInput = z.strictObject({
  noticeId: z.string().refine((value) => isId('ntc', value), 'INVALID'),
});
