export const LAST_HOUR = 23;

/** So many hours before the end a label has no room at the right of its dot; to the left it covers as many. */
const LABEL_HOURS = 4;

export type LabelSide = 'above' | 'aboveLeft' | 'right';

/**
 * Where the newest number is told, clear of its own line: over the dot, at its right where the line comes down to it, and late in
 * the day over all that it reaches back across.
 */
export function labelAt(today: readonly number[], hour: number): { side: LabelSide; count: number } {
  const now = today[hour] ?? 0;
  if (hour > LAST_HOUR - LABEL_HOURS)
    return { side: 'aboveLeft', count: Math.max(...today.slice(hour - LABEL_HOURS, hour + 1)) };
  return { side: hour < 3 || now < (today[hour - 1] ?? 0) ? 'right' : 'above', count: now };
}
