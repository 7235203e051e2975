import { Agent, request } from 'node:http';

export type Answer = { readonly status: number; readonly body: string; readonly retryAfterMs: number };

const TIMEOUT_MS = 30_000;

/** Sends requests over connections that stay open. A connection that breaks is status 0. */
export function client(origin: string) {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 4096, scheduling: 'lifo' });

  function send(method: string, path: string, headers: Record<string, string> = {}, json?: string): Promise<Answer> {
    return new Promise((resolve) => {
      const broken = (why?: Error & { code?: string }) =>
        resolve({ status: 0, body: why?.code ?? why?.message ?? '', retryAfterMs: 0 });
      const body =
        json === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
      const call = request({
        hostname,
        port,
        agent,
        method,
        path,
        headers: { ...headers, ...body },
        timeout: TIMEOUT_MS,
      });
      call.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', broken);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString(),
            retryAfterMs: Number(response.headers['retry-after'] ?? 0) * 1000,
          }),
        );
      });
      call.on('timeout', () => call.destroy(new Error(`no answer in ${TIMEOUT_MS} ms`)));
      call.on('error', broken);
      call.end(json);
    });
  }

  return { send, close: () => agent.destroy() };
}

export type Client = ReturnType<typeof client>;
