import 'server-only';
import path from 'node:path';
import { bucketStorage } from './bucket-storage';
import { env } from './env';
import { folderStorage } from './folder-storage';
import type { Storage } from './stored-file';

/** In the bucket of the environment, or else in its folder. */
export function storage(): Storage {
  const { S3_BUCKET_URL, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, UPLOADS_DIR } = env();
  if (!S3_BUCKET_URL || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return folderStorage(path.resolve(UPLOADS_DIR));
  const keys = { accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY };
  return bucketStorage({ url: S3_BUCKET_URL, region: S3_REGION, ...keys });
}
