import 'server-only';
import { adminProcedure, router } from '~/trpc/init';
import { nudgeInput, repairInput, resolveAlarmInput } from './input';
import { openAlarms, overview } from './service/overview';
import { nudge, repair } from './service/repair';
import { resolveAnAlarm } from './service/resolve-alarm';
import { runAudit } from './service/run-audit';

export const auditAdminRouter = router({
  overview: adminProcedure.query(({ ctx }) => overview(ctx)),
  openAlarms: adminProcedure.query(({ ctx }) => openAlarms(ctx)),
  look: adminProcedure.mutation(({ ctx }) => runAudit(ctx)),
  repair: adminProcedure.input(repairInput).mutation(({ ctx, input }) => repair(ctx, input)),
  nudge: adminProcedure.input(nudgeInput).mutation(({ ctx, input }) => nudge(ctx, input)),
  resolveAlarm: adminProcedure.input(resolveAlarmInput).mutation(({ ctx, input }) => resolveAnAlarm(ctx, input)),
});
