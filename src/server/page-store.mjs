import store from 'next/dist/server/lib/incremental-cache/file-system-cache.js';

// Node and the bundler read this package's exports differently.
const FileSystemCache = store.default ?? store;

/**
 * Next's own page store, without the pages nobody has: a 404 is kept only where it takes the place of a stored page, so that
 * addresses somebody makes up can never push real pages out.
 */
export default class PageStore extends FileSystemCache {
  /** Pages are kept in memory alone; the option for both would take the pictures' folder away too. */
  constructor(ctx) {
    super({ ...ctx, flushToDisk: false });
  }

  async set(key, data, ctx) {
    const missing = data?.kind === 'APP_PAGE' && data.status === 404;
    if (missing && !(await this.get(key, { kind: 'APP_PAGE', isFallback: false }))) return;
    await super.set(key, data, ctx);
  }
}
