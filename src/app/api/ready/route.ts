import { log } from '~/server/logger';
import { migrationsApplied } from '~/server/readiness';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  try {
    const ready = await migrationsApplied();
    return Response.json({ status: ready ? 'ready' : 'migrating' }, { status: ready ? 200 : 503, headers });
  } catch (error) {
    log.error('ready.failed', error);
    return Response.json({ status: 'database away' }, { status: 503, headers });
  }
}
