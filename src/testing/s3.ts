import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** Whom this server lets in, and for what. */
export type S3Account = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
  readonly bucket: string;
};

type Answer = { readonly status: number; readonly body?: Buffer | string };

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
const hmac = (key: Buffer | string, data: string) => createHmac('sha256', key).update(data).digest();

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

const oneOf = (header: string | string[] | undefined): string => [header ?? ''].flat().join(',').trim();

/** «20261128T093000Z», at most a quarter of an hour from now. */
function isNow(stamp: string): boolean {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)?.slice(1) ?? [];
  const [year, month, day, hour, minute, second] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Math.abs(at - Date.now()) < 900_000;
}

/**
 * The code of the fault in a request's signature, or undefined. Written from Amazon's «Signature Version 4 for the REST API»
 * apart from any client. @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
function faultOf(request: IncomingMessage, body: Buffer, account: S3Account): string | undefined {
  const [, key, day, region, names, signature] = AUTHORIZATION.exec(oneOf(request.headers.authorization)) ?? [];
  if (!key || !day || !region || !names || !signature) return 'AccessDenied';
  if (key !== account.accessKeyId) return 'InvalidAccessKeyId';
  if (region !== account.region) return 'AuthorizationHeaderMalformed';
  const date = oneOf(request.headers['x-amz-date']);
  if (!date.startsWith(day) || !isNow(date)) return 'RequestTimeTooSkewed';
  const signed = names.split(';');
  if (!['host', 'x-amz-date', 'x-amz-content-sha256'].every((name) => signed.includes(name))) return 'AccessDenied';
  const digest = oneOf(request.headers['x-amz-content-sha256']);
  if (digest !== 'UNSIGNED-PAYLOAD' && digest !== sha256(body)) return 'XAmzContentSHA256Mismatch';

  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://s3');
  const query = [...searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .toSorted()
    .join('&');
  const headers = signed.map((name) => `${name}:${oneOf(request.headers[name])}\n`).join('');
  const canonical = [request.method, pathname, query, headers, names, digest].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<Buffer | string>(
    hmac,
    `AWS4${account.secretAccessKey}`,
  );
  const right = hmac(signingKey, toSign);
  return timingSafeEqual(right, Buffer.from(signature, 'hex')) ? undefined : 'SignatureDoesNotMatch';
}

const refusal = (status: number, code: string): Answer => ({
  status,
  body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
});

/** A server of one bucket on this machine that keeps objects as S3 does and lets in only who signs as S3 asks. */
export async function startS3(account: S3Account): Promise<{ url: string; stop: () => Promise<void> }> {
  const objects = new Map<string, Buffer>();
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const body = await buffer(request);
    const fault = faultOf(request, body, account);
    if (fault) return refusal(403, fault);
    const [, bucket, ...rest] = new URL(request.url ?? '/', 'http://s3').pathname.split('/');
    const name = rest.join('/');
    if (bucket !== account.bucket) return refusal(404, 'NoSuchBucket');
    if (request.method === 'PUT') {
      objects.set(name, body);
      return { status: 200 };
    }
    if (request.method === 'DELETE') {
      objects.delete(name);
      return { status: 204 };
    }
    const found = objects.get(name);
    return found ? { status: 200, body: found } : refusal(404, 'NoSuchKey');
  };
  const server = createServer((request, response) => {
    answer(request).then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/xml' }).end(body),
      () => response.writeHead(500).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/${account.bucket}`,
    stop: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
}
