import 'server-only';
import { S3mini } from 's3mini';
import { mediaTypeOf, requireName, type Storage } from './stored-file';

export type Bucket = {
  /** Its address, path or host style: https://s3.ap-northeast-2.amazonaws.com/photos or https://photos.s3.example. */
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
};

/** Whoever waits for a photo hears of a bucket that does not answer before the proxy gives up. */
const PATIENCE_MS = 10_000;

/**
 * Files in a bucket of whoever speaks Amazon's S3: every request is signed and names the digest of what it sends. The bucket
 * stays closed to the public; photos are read through the shop, which lets browsers and proxies keep them. No link into the
 * bucket is ever handed out (presigned): one for reading would still work after a photo was hidden, one for writing would let in
 * what was not drawn anew, and both bring another host into the policy of every page.
 * Its rights: s3:GetObject, s3:PutObject, s3:DeleteObject, and s3:ListBucket, without which a missing file is a forbidden one.
 */
export function bucketStorage({ url, region, accessKeyId, secretAccessKey }: Bucket): Storage {
  const bucket = new S3mini({ endpoint: url, region, accessKeyId, secretAccessKey, requestAbortTimeout: PATIENCE_MS });
  return {
    async put(name, body) {
      await bucket.putObject(requireName(name), body, mediaTypeOf(name));
    },
    async get(name) {
      const found = await bucket.getObjectArrayBuffer(requireName(name));
      return found && new Uint8Array(found);
    },
    async remove(name) {
      await bucket.deleteObject(requireName(name));
    },
  };
}
