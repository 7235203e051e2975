import 'server-only';
import { nothing, router, staffProcedure } from '~/trpc/init';
import { actsInput, nudgeInput, repairInput, resolveAlarmInput } from './input';
import { readActs } from './service/acts';
import { openAlarms, overview } from './service/overview';
import { nudge, repair } from './service/repair';
import { resolveAnAlarm } from './service/resolve-alarm';
import { runAudit } from './service/run-audit';

const staff = staffProcedure('money');
const proven = staffProcedure('money', { proof: true });

export const auditAdminRouter = router({
  overview: staff.input(nothing).query(({ ctx }) => overview(ctx)),
  openAlarms: staff.input(nothing).query(({ ctx }) => openAlarms(ctx)),
  look: staff.input(nothing).mutation(({ ctx }) => runAudit(ctx)),
  repair: proven.input(repairInput).mutation(({ ctx, input }) => repair(ctx, input)),
  nudge: proven.input(nudgeInput).mutation(({ ctx, input }) => nudge(ctx, input)),
  resolveAlarm: staff.input(resolveAlarmInput).mutation(({ ctx, input }) => resolveAnAlarm(ctx, input)),
});

export const actsAdminRouter = router({
  list: staffProcedure('ADMIN')
    .input(actsInput)
    .query(({ ctx, input }) => readActs(ctx, input)),
});
