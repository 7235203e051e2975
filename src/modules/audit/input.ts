import { z } from '~/lib/zod';
import { CHECK_KEYS, NUDGES } from './rules';

const subject = z.string().min(1).max(40);

export const repairInput = z.strictObject({ check: z.enum(CHECK_KEYS), what: z.string().min(1).max(30), subject });
export type RepairInput = z.infer<typeof repairInput>;

export const nudgeInput = z.strictObject({ nudge: z.enum(NUDGES), subject });
export type NudgeInput = z.infer<typeof nudgeInput>;

export const ALARM_NOTE_MAX = 200;
export const resolveAlarmInput = z.strictObject({
  alarmId: z.int().positive(),
  note: z.string().trim().max(ALARM_NOTE_MAX, 'NOTE_LONG').default(''),
});
export type ResolveAlarmInput = z.infer<typeof resolveAlarmInput>;
