import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CUT, json, type Answer } from './reply';
import { createRouter, type Match, type Route } from './router';

const MAX_BODY = 1024 * 1024;
// The payment window is opened by an address that carries the whole request.
const MAX_HEADER = 256 * 1024;
// Longer than any client keeps an idle connection: it, not we, gives one up, so no call meets a closing one.
const KEEP_ALIVE = 120_000;

async function readBody(req: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  const source: AsyncIterable<unknown> = req;
  for await (const chunk of source) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
  }
  return size > MAX_BODY ? undefined : Buffer.concat(chunks).toString('utf8');
}

function parseUrl(req: IncomingMessage): URL | undefined {
  const path = req.url ?? '/';
  return path.startsWith('/') && URL.canParse(`http://sandbox${path}`) ? new URL(`http://sandbox${path}`) : undefined;
}

type Find = (method: string, path: string) => Match;

async function decide(find: Find, req: IncomingMessage): Promise<Answer> {
  const url = parseUrl(req);
  const method = req.method ?? 'GET';
  if (!url) return json(400, { code: 'BAD_REQUEST', message: 'The address is not valid.' });
  const found = find(method, url.pathname);
  const body = await readBody(req);
  if ('allowed' in found) {
    if (found.allowed.length === 0) return json(404, { code: 'NOT_FOUND', message: `Nothing at ${url.pathname}.` });
    const reply = json(405, { code: 'METHOD_NOT_ALLOWED', message: `Use ${found.allowed.join(' or ')}.` });
    return { ...reply, headers: { ...reply.headers, allow: found.allowed.join(', ') } };
  }
  if (body === undefined) return json(413, { code: 'PAYLOAD_TOO_LARGE', message: 'At most 1 MB.' });
  return found.route.handle({ method, url, params: found.params, headers: req.headers, body });
}

function send(req: IncomingMessage, res: ServerResponse, answer: Answer) {
  if (answer === CUT) {
    req.socket.resetAndDestroy();
    return;
  }
  if (res.destroyed) return;
  const body = req.method === 'HEAD' ? undefined : answer.body;
  res.writeHead(answer.status, { ...answer.headers, ...(body && { 'content-length': Buffer.byteLength(body) }) });
  res.end(body);
}

export function createHttpServer(routes: Route[]): Server {
  const find = createRouter(routes);
  return createServer({ maxHeaderSize: MAX_HEADER, keepAliveTimeout: KEEP_ALIVE, noDelay: true }, (req, res) => {
    // A client that hangs up is not a reason to fall over.
    res.on('error', () => undefined);
    decide(find, req).then(
      (answer) => send(req, res, answer),
      (error: unknown) => {
        if (req.destroyed && !req.complete) return;
        console.error(`sandbox: ${req.method} ${req.url} failed`, error);
        send(req, res, json(500, { code: 'SANDBOX_ERROR', message: 'The sandbox itself failed; see its log.' }));
      },
    );
  });
}
