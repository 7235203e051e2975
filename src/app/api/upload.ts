import { isAppError, type AppErrorCode } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { PICTURE_BYTES_MAX } from '~/server/pictures';
import { takeLimit, type LimitName } from '~/server/rate-limit';
import { readLimited } from '~/server/read-limited';
import { sameOriginOnly } from '~/server/same-origin';
import { requestCtx } from '~/trpc/context';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const UPLOAD_MS = 60_000;

type Signed = Ctx & { readonly user: SessionUser };
type Keep = (ctx: Signed, bytes: Uint8Array) => Promise<object>;
/** @throws AppError for whoever may not send one */
type Admit = (ctx: Signed) => Promise<unknown>;

/**
 * Takes one picture, as bytes, of somebody signed in, and answers with what `keep` says of it. `admit` is asked
 * before a byte is read.
 */
export async function takePicture(
  req: Request,
  limit: LimitName,
  keep: Keep,
  admit: Admit = async () => undefined,
): Promise<Response> {
  const refused = sameOriginOnly(req, 'application/octet-stream');
  if (refused) return refused;
  const headers = new Headers(PRIVATE);
  const refuse = (error: AppErrorCode, status: number) => Response.json({ error }, { status, headers });
  const { user, ...ctx } = await requestCtx(req.headers, { resHeaders: headers });
  if (!user) return refuse('UNAUTHENTICATED', 401);
  try {
    await admit({ ...ctx, user });
    await takeLimit(limit, user.id);
    const bytes = await readLimited(req, PICTURE_BYTES_MAX, UPLOAD_MS);
    if (!bytes) return refuse('PICTURE_LARGE', 413);
    return Response.json(await keep({ ...ctx, user }, bytes), { headers });
  } catch (error) {
    if (isAppError(error)) return refuse(error.code, error.status);
    throw error;
  }
}
