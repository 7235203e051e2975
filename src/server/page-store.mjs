import store from 'next/dist/server/lib/incremental-cache/file-system-cache.js';
import { paintFirst } from './paint-first.mjs';

// Node and the bundler read this package's exports differently.
const FileSystemCache = store.default ?? store;

/** Pages that have been made ready: Next hands out the same object each time, until the page is made anew. */
const ready = new WeakSet();

/**
 * Next's own page store. What it hands out is painted before its scripts are asked for, and it has no pages nobody has: a 404 is
 * kept only where it takes the place of a stored page, so that addresses somebody makes up can never push real pages out.
 */
export default class PageStore extends FileSystemCache {
  /** Pages are kept in memory alone; the option for both would take the pictures' folder away too. */
  constructor(ctx) {
    super({ ...ctx, flushToDisk: false });
  }

  async get(key, ctx) {
    const found = await super.get(key, ctx);
    const page = found?.value;
    if (page?.kind === 'APP_PAGE' && !ready.has(page)) {
      page.html = paintFirst(page.html);
      ready.add(page);
    }
    return found;
  }

  async set(key, data, ctx) {
    const missing = data?.kind === 'APP_PAGE' && data.status === 404;
    if (missing && !(await this.get(key, { kind: 'APP_PAGE', isFallback: false }))) return;
    await super.set(key, data, ctx);
  }
}
