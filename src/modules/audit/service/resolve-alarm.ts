import 'server-only';
import { resolveAlarm } from '~/modules/notification/service/alarms';
import { inTx, type Ctx, type SessionUser } from '~/server/context';
import type { ResolveAlarmInput } from '../input';

/** An admin has looked after an alarm. @throws AppError NOT_FOUND unless it is open */
export async function resolveAnAlarm(
  ctx: Ctx & { readonly user: SessionUser },
  { alarmId, note }: ResolveAlarmInput,
): Promise<void> {
  await inTx(ctx, (tx) => resolveAlarm(tx, alarmId, tx.user.id, note));
}
