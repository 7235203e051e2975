import 'server-only';
import { customerProcedure, nothing, publicProcedure, router } from '~/trpc/init';
import { askByMailInput, restockLinkInput, restockRefInput, restockVariantInput } from './input';
import { askRestock, askRestockByMail, readAskable } from './service/ask';
import { confirmLinked, readLinked, withdrawLinked } from './service/link';
import { myAlerts, withdrawMine } from './service/mine';

export const restockRouter = router({
  askable: publicProcedure.input(restockVariantInput).query(({ ctx, input }) => readAskable(ctx, input.variantId)),
  ask: customerProcedure.input(restockVariantInput).mutation(({ ctx, input }) => askRestock(ctx, input)),
  askByMail: publicProcedure.input(askByMailInput).mutation(({ ctx, input }) => askRestockByMail(ctx, input)),
  linked: publicProcedure.input(restockLinkInput).query(({ ctx, input }) => readLinked(ctx, input)),
  confirm: publicProcedure.input(restockLinkInput).mutation(({ ctx, input }) => confirmLinked(ctx, input)),
  withdraw: publicProcedure.input(restockLinkInput).mutation(({ ctx, input }) => withdrawLinked(ctx, input)),
  mine: customerProcedure.input(nothing).query(({ ctx }) => myAlerts(ctx)),
  withdrawMine: customerProcedure.input(restockRefInput).mutation(({ ctx, input }) => withdrawMine(ctx, input.alertId)),
});
