import 'server-only';
import type { Hold } from './room';

/**
 * The body of a request, or null as soon as it is longer than `maxBytes` or was not sent within `maxMs`: the rest is never
 * read, whatever the length the sender announces. A request without a body gives none. `hold` hears of each part that arrived, and
 * may refuse it by throwing.
 */
export async function readLimited(
  req: Request,
  maxBytes: number,
  maxMs = 30_000,
  hold: Hold = () => undefined,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(req.headers.get('content-length') ?? 0) > maxBytes) return null;
  const reader = req.body?.getReader();
  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    if (reader) leave(reader);
  }, maxMs);
  try {
    const body = await readAll(reader, maxBytes, hold);
    return late.signal.aborted ? null : body;
  } finally {
    clearTimeout(timer);
  }
}

async function readAll(
  reader: ReadableStreamDefaultReader<Uint8Array> | undefined,
  maxBytes: number,
  hold: Hold,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader?.read(); reader && part && !part.done; part = await reader.read()) {
    length += part.value.byteLength;
    if (length > maxBytes) {
      leave(reader);
      return null;
    }
    try {
      hold(part.value.byteLength);
    } catch (error) {
      leave(reader);
      throw error;
    }
    chunks.push(part.value);
  }
  const body = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

/** Not awaited: a sender that never ends must not keep the answer back. */
function leave(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  void reader.cancel().catch(() => undefined);
}

/** The body as text, or null when it is too long. */
export async function readLimitedText(req: Request, maxBytes: number): Promise<string | null> {
  const body = await readLimited(req, maxBytes);
  return body && new TextDecoder().decode(body);
}
