import 'server-only';
import { revalidateTag } from 'next/cache';
import { after } from 'next/server';
import { setTimeout as wait } from 'node:timers/promises';
import { log } from './logger';

/** Longer than any page takes to render: what was being rendered from the old rows is stored by then. */
const SECOND_DROP_MS = 2_000;

/**
 * Forgets the stored pages with these tags now and once more two seconds later, because a page that was being rendered during
 * the change would be stored with the old row. Call after the commit. Outside a request it does nothing: the outbox row
 * written with the change is the one that makes sure.
 */
export function dropPages(tags: readonly string[]): void {
  try {
    drop(tags);
    after(async () => {
      await wait(SECOND_DROP_MS);
      drop(tags);
    });
  } catch (error) {
    log.debug('pages.not-dropped', { tags: tags.join(), reason: error instanceof Error ? error.message : 'unknown' });
  }
}

function drop(tags: readonly string[]): void {
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
}
