import 'server-only';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { findUserBySubject } from '../queries';

/** The account behind this Naver identity, if there is one. */
export function findNaverUser(ctx: Pick<Ctx, 'db'>, subject: string): Promise<Id<'usr'> | undefined> {
  return findUserBySubject(ctx.db, 'naver', subject);
}
