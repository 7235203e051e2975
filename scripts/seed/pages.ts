import { enqueue } from '~/modules/notification/service';
import type { Db } from '~/server/db';
import { pageTag } from '~/server/page-cache';
import type { Shelf } from './shelf';

/** Asks for every stored page that shows the catalogue to be made anew. */
export async function pagesOf(db: Db, shelf: Shelf): Promise<void> {
  const tags = [pageTag.catalog, ...shelf.catalog.products.map(({ slug }) => pageTag.product(slug))];
  await enqueue({ db }, { topic: 'page-tags', tags }, `seed:${crypto.randomUUID()}`);
}

const PATIENCE_MS = 3000;

/** Tells a running shop at once; one that is not running has no stored pages. */
export async function dropStoredPages(siteUrl: string, secret: string): Promise<void> {
  await fetch(`${siteUrl.replace(/\/$/, '')}/api/cron/outbox`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => undefined);
}
