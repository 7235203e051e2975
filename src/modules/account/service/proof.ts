import 'server-only';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { log } from '~/server/logger';
import { unlessAway } from '~/server/unless-away';
import { sessionsOf } from './sessions';

type Signed = Ctx & { readonly user: SessionUser };

/** How long a proof of who somebody is counts, in minutes. */
export const PROOF_MINUTES = 15;

/** When this login's holder last proved who they are; null where the login has ended meanwhile. */
export function provenAt(ctx: Signed): Promise<Date | null> {
  return sessionsOf(ctx).provenAt(ctx.user.id, ctx.user.sid);
}

/**
 * What is known of this login: null where it has ended; without a proof where logins cannot be asked now. Then it is believed,
 * for its token ends soon, and what needs a proof refuses.
 */
export async function loginNow(ctx: Pick<Signed, 'db' | 'user'>): Promise<{ readonly provenAt: Date | null } | null> {
  const { id, sid } = ctx.user;
  const asked = await unlessAway(
    sessionsOf(ctx)
      .provenAt(id, sid)
      .then((at) => ({ provenAt: at })),
  );
  if (!asked) {
    log.warn('session.unasked', {});
    return { provenAt: null };
  }
  return asked.provenAt && asked;
}

/**
 * For what must not be done with a browser somebody left open. @throws AppError UNAUTHENTICATED where the login has ended,
 * PROOF_REQUIRED where the last proof is older than a quarter of an hour
 */
export async function requireProof(ctx: Signed): Promise<void> {
  const at = await provenAt(ctx);
  if (!at) throw new AppError('UNAUTHENTICATED');
  requireRecent(ctx, at);
}

/** @throws AppError PROOF_REQUIRED where a proof of this moment is too old, BUSY where it could not be asked for */
export function requireRecent({ now }: Pick<Ctx, 'now'>, at: Date | null): void {
  if (!at) throw new AppError('BUSY');
  if (now.getTime() - at.getTime() > PROOF_MINUTES * 60_000) throw new AppError('PROOF_REQUIRED');
}
