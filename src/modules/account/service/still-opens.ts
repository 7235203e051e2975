import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { AppError } from '~/lib/errors';
import type { Id } from '~/lib/ids';
import type { Ctx } from '~/server/context';
import { identities, users } from '../tables';

/** What somebody came in by: the hash their password fitted, their identity at Naver, or a ticket used up a moment ago. */
export type CameBy = { readonly passwordHash: string } | { readonly subject: string } | 'TICKET';

/**
 * Holds the account as it is until the transaction ends, if what somebody came in by still opens it: a password that is being
 * changed, a consent that is being withdrawn and an account that is being left wait for it, and end its login, or come first.
 * @throws AppError UNAUTHENTICATED where it does not open it any more
 */
export async function requireOpen({ db }: Pick<Ctx, 'db'>, userId: Id<'usr'>, by: CameBy): Promise<void> {
  const hash = typeof by === 'object' && 'passwordHash' in by ? eq(users.passwordHash, by.passwordHash) : undefined;
  const here = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isNull(users.erasedAt), hash, hash && isNotNull(users.emailVerifiedAt)))

    .for('no key update');
  const linked =
    typeof by === 'object' && 'subject' in by
      ? await db
          .select({ userId: identities.userId })
          .from(identities)
          .where(
            and(
              eq(identities.provider, 'naver'),
              eq(identities.subject, by.subject),
              eq(identities.userId, userId),
              isNull(identities.withdrawnAt),
            ),
          )
          .for('no key update')
      : here;
  if (here.length === 0 || linked.length === 0) throw new AppError('UNAUTHENTICATED');
}
