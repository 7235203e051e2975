import { parseKst } from '../kst';
import { TossError } from './toss-error';

const DEFAULT_HOURS = 168;
const MAX_HOURS = 2160;
const HOUR = 3_600_000;

/** Until when money may come in: hours from the issue on, or a moment. */
export type DepositTerm = { validHours: number; dueAt: null } | { validHours: null; dueAt: number };

interface Wanted {
  validHours?: number | null | undefined;
  /** `yyyy-MM-ddTHH:mm:ss`, Korean time. */
  dueDate?: string | null | undefined;
}

/** Seven days if nothing is asked for; refuses both at once, the past, and more than 90 days. */
export function readTerm({ validHours, dueDate }: Wanted, now: number): DepositTerm {
  const hours = validHours ?? undefined;
  if (dueDate === undefined || dueDate === null) {
    if (hours !== undefined && hours > MAX_HOURS) throw new TossError('EXCEED_MAX_DUE_DATE');
    if (hours !== undefined && hours < 1) throw new TossError('INVALID_DATE');
    return { validHours: hours ?? DEFAULT_HOURS, dueAt: null };
  }
  if (hours !== undefined) throw new TossError('INVALID_REQUEST');
  const dueAt = parseKst(dueDate);
  if (dueAt === undefined || dueAt <= now) throw new TossError('INVALID_DATE');
  if (dueAt > now + MAX_HOURS * HOUR) throw new TossError('EXCEED_MAX_DUE_DATE');
  return { validHours: null, dueAt };
}
