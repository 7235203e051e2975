import { seoulDay } from '~/lib/time';
import { requireProofAgain } from '~/modules/account/service/proof';
import { exportMe } from '~/modules/privacy/service/export-me';
import { takeLimit } from '~/server/rate-limit';
import { isOfAnotherSite } from '~/server/same-origin';
import { requestCtx } from '~/trpc/context';
import { refusalIn } from '../../refusal';

export const dynamic = 'force-dynamic';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/**
 * Gives whoever is signed in, and proved once more after the login and a short while ago who they are, all the shop knows of
 * them, as a file.
 */
export async function GET(req: Request): Promise<Response> {
  const headers = new Headers(PRIVATE);
  if (isOfAnotherSite(req)) return Response.json({ error: 'FORBIDDEN' }, { status: 403, headers });
  try {
    const { user, ...ctx } = await requestCtx(req.headers, { resHeaders: headers });
    if (!user) return Response.json({ error: 'UNAUTHENTICATED' }, { status: 401, headers });
    await requireProofAgain({ ...ctx, user });
    await takeLimit('export.person', user.id);
    const data = await exportMe({ ...ctx, user });
    headers.set('content-type', 'application/json; charset=utf-8');
    headers.set('content-disposition', `attachment; filename="${ctx.shop.id}-${seoulDay(ctx.now)}.json"`);
    return new Response(JSON.stringify(data, null, 2), { headers });
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return Response.json({ error: refusal.code }, { status: refusal.status, headers });
  }
}
