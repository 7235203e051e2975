import { db, type Db } from '~/server/db';

/** The worker's own migrated database, empty at the start of every test file; the pool is the one the services use. */
export function testDb(): Db {
  return db();
}
