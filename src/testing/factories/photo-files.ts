import { sql } from 'drizzle-orm';
import type { Id } from '~/lib/ids';
import { photoFiles, type PhotoKind } from '~/lib/photo-files';
import { outbox } from '~/modules/notification/tables';
import { dropFiles, readPhoto } from '~/server/photos';
import { testDb } from '../db';

/** Whether the files of a photo are still kept. */
export const isPhotoKept = async (id: Id<PhotoKind>) => (await readPhoto(photoFiles(id).small)) !== null;

/** Does what the outbox was asked for about these files. @returns how often it was asked */
export async function deliverDrops(id: Id<PhotoKind>): Promise<number> {
  const rows = await testDb()
    .select({ payload: outbox.payload })
    .from(outbox)
    .where(sql`${outbox.topic} = 'drop-files' AND ${outbox.payload}::text LIKE ${`%${id}%`}`);
  for (const { payload } of rows) if (payload.topic === 'drop-files') await dropFiles(payload.names);
  return rows.length;
}
