import 'server-only';
import { env } from './env';

/**
 * Refuses what another site sends: mutations are POST from the shop's own pages, of a type no form can send. Browsers say where a request
 * comes from in Sec-Fetch-Site; without it the Origin must be ours. Programs send neither and carry no cookies by accident.
 */
export function sameOriginOnly(
  req: Request,
  contentType: 'application/json' | 'application/octet-stream' = 'application/json',
): Response | null {
  if (!(req.headers.get('content-type') ?? '').startsWith(contentType)) return new Response(null, { status: 415 });
  const site = req.headers.get('sec-fetch-site');
  const origin = req.headers.get('origin');
  const own = site ? site === 'same-origin' : origin === null || origin === new URL(env().SITE_URL).origin;
  return own ? null : new Response(null, { status: 403 });
}

/** Whether another site, a sibling domain too, had the browser ask. `none` is somebody who typed the address or opened a bookmark. */
export function isOfAnotherSite(req: Request): boolean {
  const site = req.headers.get('sec-fetch-site');
  return site !== null && site !== 'same-origin' && site !== 'none';
}
