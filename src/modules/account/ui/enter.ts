import { forgetTyped } from '~/lib/forget-typed';
import { z } from '~/lib/zod';
import { loginFault, type LoginFault } from '../rules';

const csrfAnswer = z.object({ csrfToken: z.string() });
const authAnswer = z.object({ url: z.string() });

async function post(path: string, fields: Record<string, string>): Promise<{ ok: boolean; url: URL }> {
  // Asked for at the last moment, so that a page left open for hours still works.
  const csrf = csrfAnswer.parse(await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json());
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // Where the answer leads is said each time: unsaid, NextAuth takes it from a cookie that any link to its pages writes.
    body: JSON.stringify({ callbackUrl: '/', ...fields, ...csrf, json: 'true' }),
  });
  const { url } = authAnswer.parse(await response.json());
  return { ok: response.ok, url: new URL(url, location.origin) };
}

/** An answer that leads to a page of NextAuth's own, where this page's word was too old. */
const isStale = ({ pathname, searchParams }: URL): boolean =>
  pathname.startsWith('/api/auth/') && searchParams.get('csrf') === 'true';

function faultOf(ok: boolean, url: URL): LoginFault | null {
  if (isStale(url)) return 'EXPIRED';
  const fault = loginFault(url.searchParams.get('error'));
  return ok && !url.pathname.startsWith('/api/auth/') ? null : (fault ?? 'INTERNAL');
}

/** Where too many try at once it is tried again so often, not all in the same moment, before somebody is asked to. */
const MORE_TRIES = 3;
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1_000 + Math.random() * 1_500));

/** Logs in with a password, or with the ticket of a sign-up just made. Null when the visitor is in. */
export async function enter(
  way: 'credentials' | 'ticket',
  fields: Record<string, string>,
  moreTries = MORE_TRIES,
): Promise<LoginFault | null> {
  try {
    const { ok, url } = await post(`callback/${way}`, fields);
    const fault = faultOf(ok, url);
    if (fault !== 'CROWDED' || moreTries === 0) return fault;
    await aMoment();
    return await enter(way, fields, moreTries - 1);
  } catch {
    return 'INTERNAL';
  }
}

/** The address at Naver to go to, or what went wrong. `again`: Naver asks for the password even of those who are signed in there. */
export async function startNaver(next: string, again = false): Promise<{ url: string } | { fault: LoginFault }> {
  try {
    const { url } = await post(`signin/naver${again ? '?auth_type=reauthenticate' : ''}`, { callbackUrl: next });
    return url.origin === location.origin ? { fault: faultOf(false, url) ?? 'INTERNAL' } : { url: url.href };
  } catch {
    return { fault: 'INTERNAL' };
  }
}

/** Ends the login on the server and in this browser; false when that did not work. */
export async function leave(): Promise<boolean> {
  try {
    const { url } = await post('signout', {});
    if (isStale(url)) return false;
    forgetTyped();
    return true;
  } catch {
    return false;
  }
}
