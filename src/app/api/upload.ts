import { AppError, type AppErrorCode } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { PICTURE_BYTES_MAX } from '~/server/pictures';
import { clientAddress } from '~/server/client-address';
import { takeLimit, type LimitName } from '~/server/rate-limit';
import { readLimited } from '~/server/read-limited';
import { room } from '~/server/room';
import { sameOriginOnly } from '~/server/same-origin';
import { shares } from '~/server/shares';
import { requestCtx } from '~/trpc/context';
import { refusalIn } from './refusal';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const UPLOAD_MS = 60_000;
/** Of one address at once. */
const share = shares(3);
/** A body is held in memory while it arrives: twelve of the largest of each kind, so that no shopper takes the room of staff. */
const rooms = new Map<LimitName, ReturnType<typeof room>>();

/** The picture's bytes; null where there are too many, or they take too long. @throws AppError BUSY */
function receive(req: Request, kind: LimitName): Promise<Uint8Array | null> {
  const within = rooms.get(kind) ?? room(12 * PICTURE_BYTES_MAX);
  rooms.set(kind, within);
  return share(clientAddress(req.headers), () =>
    within((hold) => readLimited(req, PICTURE_BYTES_MAX, UPLOAD_MS, hold)),
  );
}

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
    const bytes = await receive(req, limit);
    if (!bytes) return refuse('PICTURE_LARGE', 413);
    return Response.json(await keep(ctx, bytes), { headers });
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return refuse(refusal.code, refusal.status);
  }
}
