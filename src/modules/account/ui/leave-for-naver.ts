import type { LoginFault } from '../rules';
import { startNaver } from './enter';
import { keepForms } from './kept-over-proof';

/**
 * Goes to Naver on an errand the server allows (undefined: not after all), and comes back to this page. @returns what went wrong;
 * null while the browser is on its way, undefined where it stays
 */
export async function leaveForNaver(
  allow: (input: { next: string }) => Promise<{ next: string } | undefined>,
): Promise<LoginFault | null | undefined> {
  const allowed = await allow({ next: location.pathname + location.search });
  if (!allowed) return undefined;
  const start = await startNaver(allowed.next, true);
  if ('fault' in start) return start.fault;
  keepForms();
  location.assign(start.url);
  return null;
}
