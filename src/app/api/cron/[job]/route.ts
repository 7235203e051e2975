import { systemCtx } from '~/server/context';
import { env } from '~/server/env';
import { bearerMatches } from '~/server/secret';
import { JOBS } from '../jobs';

export const dynamic = 'force-dynamic';

/** Runs one job now. Whoever has not the secret, or asks for no job there is, learns nothing: 404. */
export async function POST(req: Request, { params }: { params: Promise<{ job: string }> }): Promise<Response> {
  const { job } = await params;
  const run = Object.hasOwn(JOBS, job) ? JOBS[job] : undefined;
  if (!bearerMatches(req.headers.get('authorization'), env().CRON_SECRET) || !run)
    return new Response(null, { status: 404 });
  return Response.json(await run(systemCtx()), { headers: { 'cache-control': 'no-store' } });
}

// A 405 would tell that something is here.
const nothing = () => new Response(null, { status: 404 });

export { nothing as GET, nothing as HEAD, nothing as PUT, nothing as PATCH, nothing as DELETE, nothing as OPTIONS };
