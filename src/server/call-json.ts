import 'server-only';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

/** No answer is expected to be longer; one that is, is not read to its end. */
const MAX_BYTES = 10_000_000;
/** A connection is kept for less time than any server keeps it: one that is closed as it is used costs an answer. */
const KEEP = { keepAlive: true, maxFreeSockets: 64, timeout: 4_000 };
const plain = { request: httpRequest, agent: new HttpAgent(KEEP) };
const secure = { request: httpsRequest, agent: new HttpsAgent(KEEP) };

export type JsonCall = {
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
  /** For the whole of it, from connecting to the last byte of the answer. */
  readonly timeoutMs: number;
};
export type JsonAnswer = { readonly status: number; readonly answer: unknown };

/**
 * One call of a JSON interface over a connection that is kept. `fetch` would do the same at several times the cost: it wraps
 * each call in streams, and Next wraps it once more. Redirects are not followed: they are answers like any other.
 * @throws Error where no whole JSON answer came in time; whether the other side acted is then unknown
 */
export function callJson(url: string, { method, headers, body, timeoutMs }: JsonCall): Promise<JsonAnswer> {
  return new Promise((resolve, reject) => {
    const { request, agent } = url.startsWith('https:') ? secure : plain;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const call = request(url, { method, agent, headers: { ...headers, ...length } }, (response) => {
      bodyOf(response).then((answer) => resolve({ status: response.statusCode ?? 0, answer }), reject);
    });
    const timer = setTimeout(() => call.destroy(new Error('no answer in time')), timeoutMs);
    call.on('close', () => clearTimeout(timer));
    call.on('error', reject);
    call.end(body);
  });
}

function bodyOf(response: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_BYTES) response.destroy(new Error('the answer is too long'));
    });
    response.on('error', reject);
    response.on('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      } catch (error) {
        reject(error instanceof Error ? error : new Error('the answer is no JSON'));
      }
    });
  });
}
