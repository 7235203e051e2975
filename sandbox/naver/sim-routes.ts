import { z } from 'zod';
import { withInput } from '../http/body';
import { json } from '../http/reply';
import type { Route } from '../http/router';
import type { Naver } from './naver';
import { SWITCHES } from './switches';
import { sendUnlink, unlinkFields } from './unlink';
import { TEST_USERS } from './users';

const CHANGE = z.strictObject({
  userId: z.string().optional(),
  numberExpiresIn: z.boolean().optional(),
  missingEmail: z.boolean().optional(),
  missingName: z.boolean().optional(),
  profile024: SWITCHES.shape.profile024.unwrap().optional(),
  noValidData: z.boolean().optional(),
  token500: z.boolean().optional(),
});

const UNLINK = z.strictObject({
  userId: z.string().min(1),
  url: z.url().optional(),
  place: z.enum(['body', 'query']).default('body'),
});

/** Switches of the login, and the notice that a user withdrew consent. */
export function naverSimRoutes(naver: Naver): Route[] {
  const path = '/naver/sim/switches';
  const list = () => json(200, naver.switches.all());
  return [
    { method: 'GET', path, handle: list },
    {
      method: 'POST',
      path,
      handle: (call) =>
        withInput(call, CHANGE, ({ userId, ...change }) => {
          naver.switches.set(userId, change);
          return list();
        }),
    },
    {
      method: 'DELETE',
      path,
      handle() {
        naver.switches.clear();
        return list();
      },
    },
    { method: 'GET', path: '/naver/sim/users', handle: () => json(200, { users: TEST_USERS }) },
    {
      method: 'POST',
      path: '/naver/sim/unlink',
      handle: (call) =>
        withInput(call, UNLINK, async ({ userId, url, place }) => {
          const target = url ?? (naver.shopUrl && new URL('/api/webhooks/naver', naver.shopUrl).href);
          if (!target) return json(409, { code: 'NO_RECEIVER', message: 'No shop address is configured: give a url.' });
          naver.grants.revokeUser(userId);
          const fields = unlinkFields({ ...naver, userId, timestamp: naver.clock.now() });
          return json(200, { url: target, answer: await sendUnlink(target, fields, place) });
        }),
    },
  ];
}
