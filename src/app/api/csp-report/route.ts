import { isAppError } from '~/lib/errors';
import { clientAddress } from '~/server/client-address';
import { log } from '~/server/logger';
import { takeLimit } from '~/server/rate-limit';
import { readLimitedText } from '~/server/read-limited';

export const dynamic = 'force-dynamic';

const MAX_BYTES = 8_000;
const KEPT = ['violated-directive', 'effective-directive', 'blocked-uri', 'source-file', 'line-number'];

/** What a browser refused to run or load. Only the facts of the refusal are kept: an address may hold what somebody typed. */
export async function POST(req: Request): Promise<Response> {
  try {
    await takeLimit('csp.address', clientAddress(req.headers));
  } catch (error) {
    if (isAppError(error)) return new Response(null, { status: error.status });
    throw error;
  }
  const text = await readLimitedText(req, MAX_BYTES);
  if (text === null) return new Response(null, { status: 413 });
  const report = reportOf(text);
  if (report) log.warn('csp', report);
  return new Response(null, { status: 204 });
}

function reportOf(text: string): Record<string, string | number> | null {
  try {
    const body: unknown = JSON.parse(text);
    const report: unknown =
      typeof body === 'object' && body !== null && 'csp-report' in body ? body['csp-report'] : null;
    if (typeof report !== 'object' || report === null) return null;
    const kept: Record<string, string | number> = {};
    for (const [key, value] of Object.entries(report) as [string, unknown][]) {
      if (!KEPT.includes(key)) continue;
      if (typeof value === 'number') kept[key] = value;
      if (typeof value === 'string') kept[key] = value.split(/[?#]/)[0]?.slice(0, 200) ?? '';
    }
    return kept;
  } catch {
    return null;
  }
}
