import 'server-only';
import { customerProcedure, nothing, router } from '~/trpc/init';
import { noticeListInput, noticeRefInput } from './input';
import { countUnread, listNotices, markAllRead, markRead } from './service/notices';

export const noticeRouter = router({
  list: customerProcedure.input(noticeListInput).query(({ ctx, input }) => listNotices(ctx, input)),
  unread: customerProcedure.input(nothing).query(({ ctx }) => countUnread(ctx)),
  read: customerProcedure.input(noticeRefInput).mutation(({ ctx, input }) => markRead(ctx, input.noticeId)),
  readAll: customerProcedure.input(nothing).mutation(({ ctx }) => markAllRead(ctx)),
});
