import 'server-only';
import { customerProcedure, nothing, router } from '~/trpc/init';
import { noticeRefInput } from './input';
import { countUnread, markAllRead, markRead } from './service/notices';

export const noticeRouter = router({
  unread: customerProcedure.input(nothing).query(({ ctx }) => countUnread(ctx)),
  read: customerProcedure.input(noticeRefInput).mutation(({ ctx, input }) => markRead(ctx, input.noticeId)),
  readAll: customerProcedure.input(nothing).mutation(({ ctx }) => markAllRead(ctx)),
});
