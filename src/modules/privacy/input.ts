import { z } from '~/lib/zod';

export const leaveInput = z.strictObject({
  /** Also the text of what they wrote for everybody to read. */
  removeWords: z.boolean().default(false),
});
export type LeaveInput = z.output<typeof leaveInput>;
