import { isAppError, type AppErrorCode } from '~/lib/errors';
import { keepPhoto } from '~/modules/review/service/photos';
import { PICTURE_BYTES_MAX } from '~/server/pictures';
import { takeLimit } from '~/server/rate-limit';
import { readLimited } from '~/server/read-limited';
import { sameOriginOnly } from '~/server/same-origin';
import { requestCtx } from '~/trpc/context';

export const dynamic = 'force-dynamic';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const UPLOAD_MS = 60_000;

/** Takes one photo, as bytes, of somebody signed in who is about to write a review. */
export async function POST(req: Request): Promise<Response> {
  const refused = sameOriginOnly(req, 'application/octet-stream');
  if (refused) return refused;
  const headers = new Headers(PRIVATE);
  const refuse = (error: AppErrorCode, status: number) => Response.json({ error }, { status, headers });
  const { user, ...ctx } = await requestCtx(req.headers, { resHeaders: headers });
  if (!user) return refuse('UNAUTHENTICATED', 401);
  try {
    await takeLimit('photo.person', user.id);
    const bytes = await readLimited(req, PICTURE_BYTES_MAX, UPLOAD_MS);
    if (!bytes) return refuse('PICTURE_LARGE', 413);
    return Response.json(await keepPhoto({ ...ctx, user }, bytes, req), { headers });
  } catch (error) {
    if (isAppError(error)) return refuse(error.code, error.status);
    throw error;
  }
}
