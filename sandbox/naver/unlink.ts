import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto';

interface UnlinkInput {
  clientId: string;
  clientSecret: string;
  userId: string;
  timestamp: number;
}

/** The signed fields of the notice that a user withdrew consent at the provider. */
export function unlinkFields({ clientId, clientSecret, userId, timestamp }: UnlinkInput): URLSearchParams {
  const key = createHash('md5').update(clientSecret).digest();
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-128-cbc', key, iv);
  const sealed = Buffer.concat([iv, cipher.update(userId, 'utf8'), cipher.final()]);
  const encryptUniqueId = sealed.toString('base64url');
  const signed = `clientId=${clientId}&encryptUniqueId=${encryptUniqueId}&timestamp=${timestamp}`;
  const signature = createHmac('sha256', key).update(signed).digest('base64url');
  return new URLSearchParams({ clientId, encryptUniqueId, timestamp: String(timestamp), signature });
}

/** Sends the notice once; answers what the shop said. Never throws. */
export async function sendUnlink(url: string, fields: URLSearchParams, place: 'body' | 'query'): Promise<string> {
  const target = new URL(url);
  if (place === 'query') for (const [name, value] of fields) target.searchParams.append(name, value);
  try {
    const response = await fetch(target, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: place === 'body' ? fields.toString() : '',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    return String(response.status);
  } catch (error) {
    return error instanceof Error ? error.name : 'failed';
  }
}
