import 'server-only';
import Credentials from 'next-auth/providers/credentials';
import { headers } from 'next/headers';
import { isAppError } from '~/lib/errors';
import { ENTRY_COOKIE, takeTicket } from '~/modules/account/service/entry';
import { checkPassword, toldOf } from '~/modules/account/service/log-in';
import { systemCtx } from '~/server/context';
import { cookiesIn } from '~/server/cookies';
import { log } from '~/server/logger';
import { dropHere } from './browser';

/** E-mail and password. What goes wrong leaves as a code, never as a driver's message. */
export const passwordProvider = Credentials({
  id: 'credentials',
  credentials: { email: {}, password: {} },
  async authorize(given) {
    try {
      return await checkPassword(systemCtx(), { email: given?.email, password: given?.password }, await headers());
    } catch (error) {
      if (isAppError(error)) throw new Error(toldOf(error));
      log.error('auth.failed', error);
      throw new Error('INTERNAL');
    }
  },
});

/** The way in right after signing up, with the ticket that the sign-up has put into a cookie. */
export const ticketProvider = Credentials({
  id: 'ticket',
  credentials: {},
  async authorize() {
    const id = await takeTicket(systemCtx(), cookiesIn(await headers())(ENTRY_COOKIE));
    await dropHere(ENTRY_COOKIE);
    return id && { id };
  },
});
