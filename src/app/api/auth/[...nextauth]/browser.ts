import 'server-only';
import { cookies } from 'next/headers';
import { cookieName, cookieOptions } from '~/server/cookies';

/** Gives the browser a cookie with the answer of this handler. `maxAge` in seconds. */
export async function giveHere(name: string, value: string, maxAge: number): Promise<void> {
  (await cookies()).set(cookieName(name), value, cookieOptions(maxAge));
}

export const dropHere = (name: string): Promise<void> => giveHere(name, '', 0);
