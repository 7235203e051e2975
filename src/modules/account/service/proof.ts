import 'server-only';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { log } from '~/server/logger';
import { unlessAway } from '~/server/unless-away';
import { sessionsOf, type Standing } from './sessions';
import { requireAppShown } from './shown-app';

type Signed = Ctx & { readonly user: SessionUser };

/** How long a proof of who somebody is counts, in minutes. */
export const PROOF_MINUTES = 15;

/** What the login that asks stands for; null where it has ended meanwhile. */
export function standingOf(ctx: Signed): Promise<Standing | null> {
  return sessionsOf(ctx).standing(ctx.user.id, ctx.user.sid);
}

/** When this login's holder last proved who they are; null where the login has ended meanwhile. */
export async function provenAt(ctx: Signed): Promise<Date | null> {
  return (await standingOf(ctx))?.provenAt ?? null;
}

type Known = Pick<Standing, 'secondStep'> & { readonly provenAt: Date | null };

/** So many questions in a row without an answer, and it is away: one is lost in any crowd. */
const TRIES = 4;
let isAway = false;

/**
 * What is known of this login: null where it has ended; neither a proof nor a second step where logins cannot be asked now. Then
 * it is believed, for its token ends soon, and what needs either refuses.
 */
export async function loginNow(ctx: Pick<Signed, 'db' | 'user'>): Promise<Known | null> {
  const { id, sid } = ctx.user;
  for (let tries = isAway ? TRIES : 1; tries <= TRIES; tries += 1) {
    const asked = await unlessAway(
      sessionsOf(ctx)
        .standing(id, sid)
        .then((login) => ({ login })),
    );
    if (asked) {
      isAway = false;
      return asked.login;
    }
  }
  isAway = true;
  log.warn('session.unasked', {});
  return { provenAt: null, secondStep: false };
}

/**
 * For what must not be done with a browser somebody left open. @throws AppError UNAUTHENTICATED where the login has ended,
 * SECOND_STEP_REQUIRED where their authenticator app was not asked in it, PROOF_REQUIRED where the last proof is older than a
 * quarter of an hour
 */
export async function requireProof(ctx: Signed): Promise<void> {
  const login = await standingOf(ctx);
  if (!login) throw new AppError('UNAUTHENTICATED');
  await requireAppShown(ctx, login);
  requireRecent(ctx, login.provenAt);
}

/**
 * For what would give the account away: to have logged in a short while ago is not enough, for a copied cookie has as well.
 * @throws AppError as `requireProof`, PROOF_REQUIRED also where there was no proof since the login
 */
export async function requireProofAgain(ctx: Signed): Promise<void> {
  const login = await standingOf(ctx);
  if (!login) throw new AppError('UNAUTHENTICATED');
  await requireAppShown(ctx, login);
  if (!login.isProvenAgain) throw new AppError('PROOF_REQUIRED');
  requireRecent(ctx, login.provenAt);
}

/** Whether what asks for a proof after the login would find one: so that a form can say beforehand what it needs. */
export async function isProvenAgain(ctx: Signed): Promise<boolean> {
  const login = await standingOf(ctx);
  return login !== null && login.isProvenAgain && !isTooOld(ctx, login.provenAt);
}

const isTooOld = ({ now }: Pick<Ctx, 'now'>, at: Date) => now.getTime() - at.getTime() > PROOF_MINUTES * 60_000;

/** @throws AppError PROOF_REQUIRED where a proof of this moment is too old, BUSY where it could not be asked for */
export function requireRecent(ctx: Pick<Ctx, 'now'>, at: Date | null): void {
  if (!at) throw new AppError('BUSY');
  if (isTooOld(ctx, at)) throw new AppError('PROOF_REQUIRED');
}
