import { AppError, isAppError, type AppErrorCode } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { PICTURE_BYTES_MAX } from '~/server/pictures';
import { clientAddress } from '~/server/client-address';
import { takeLimit, type LimitName } from '~/server/rate-limit';
import { readLimited } from '~/server/read-limited';
import { sameOriginOnly } from '~/server/same-origin';
import { shares } from '~/server/shares';
import { requestCtx } from '~/trpc/context';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const UPLOAD_MS = 60_000;
/** A body is held in memory while it arrives: 16 of 5 MB. */
const receive = shares({ all: 16, ofOne: 3 });

type Signed = Ctx & { readonly user: SessionUser };
/** Who sends a picture: what they may do with it, and whose it counts as. */
type Sender<C> = { readonly ctx: C; readonly name: string };

/** @throws AppError UNAUTHENTICATED for whoever is not signed in */
export async function signedSender({ user, ...ctx }: Ctx): Promise<Sender<Signed>> {
  if (!user) throw new AppError('UNAUTHENTICATED');
  return { ctx: { ...ctx, user }, name: user.id };
}

/**
 * Takes one picture, as bytes, and answers with what `keep` says of it. `admit` says before a byte is read who sends it, and
 * refuses whoever may not.
 */
export async function takePicture<C>(
  req: Request,
  limit: LimitName,
  admit: (ctx: Ctx) => Promise<Sender<C>>,
  keep: (ctx: C, bytes: Uint8Array) => Promise<object>,
): Promise<Response> {
  const refused = sameOriginOnly(req, 'application/octet-stream');
  if (refused) return refused;
  const headers = new Headers(PRIVATE);
  const refuse = (error: AppErrorCode, status: number) => Response.json({ error }, { status, headers });
  try {
    const { ctx, name } = await admit(await requestCtx(req.headers, { resHeaders: headers }));
    await takeLimit(limit, name);
    const bytes = await receive(clientAddress(req.headers), () => readLimited(req, PICTURE_BYTES_MAX, UPLOAD_MS));
    if (!bytes) return refuse('PICTURE_LARGE', 413);
    return Response.json(await keep(ctx, bytes), { headers });
  } catch (error) {
    if (isAppError(error)) return refuse(error.code, error.status);
    throw error;
  }
}
