import { isId, type Id } from '~/lib/ids';
import { z } from '~/lib/zod';
import { STAFF_AREAS } from '~/modules/account/rules';
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

const PAGE_MAX = 10_000;
const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isUser = (value: unknown): value is Id<'usr'> => typeof value === 'string' && isId('usr', value);

export const actsInput = z.strictObject({
  page: z.int().min(1).max(PAGE_MAX).default(1),
  person: z.custom<Id<'usr'>>(isUser).optional(),
  area: z.enum(STAFF_AREAS).optional(),
  /** Only what changed something, without who looked at what. */
  changes: z.literal(true).optional(),
  /** A day in Seoul. */
  day: z.string().regex(DAY).optional(),
});
export type ActsView = z.infer<typeof actsInput>;

/** Reads the address of the list of acts: what changed something, unless looks are asked for. What cannot be understood is left out. */
export function readActs(params: Record<string, string | string[] | undefined>): ActsView {
  const one = (key: string) => [params[key]].flat()[0]?.trim() ?? '';
  const [page, person, day] = [Number(one('page')), one('person'), one('day')];
  const area = STAFF_AREAS.find((known) => known === one('area'));
  return {
    page: Number.isInteger(page) && page >= 1 && page <= PAGE_MAX ? page : 1,
    ...(isUser(person) && { person }),
    ...(area && { area }),
    ...(one('looks') !== 'true' && { changes: true as const }),
    ...(DAY.test(day) && { day }),
  };
}

/** The address of the list of acts, with only what differs from «every change». */
export function actsHref({ page = 1, changes, ...view }: Partial<ActsView>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(view)) if (value) params.set(key, value);
  if (!changes) params.set('looks', 'true');
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `/admin/acts?${query}` : '/admin/acts';
}
