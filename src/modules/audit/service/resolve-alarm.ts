import 'server-only';
import { resolveAlarm } from '~/modules/notification/service/alarms';
import type { Ctx, SessionUser } from '~/server/context';
import type { ResolveAlarmInput } from '../input';

/** An admin has looked after an alarm. @throws AppError NOT_FOUND unless it is open */
export async function resolveAnAlarm(
  ctx: Ctx & { readonly user: SessionUser },
  { alarmId, note }: ResolveAlarmInput,
): Promise<void> {
  await resolveAlarm(ctx, alarmId, ctx.user.id, note);
}
