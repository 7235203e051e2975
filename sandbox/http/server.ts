import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CUT, json, type Answer } from './reply';
import { findRoute, type Route } from './router';

const MAX_BODY = 1024 * 1024;
// The payment window is opened by an address that carries the whole request.
const MAX_HEADER = 256 * 1024;

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

async function decide(routes: Route[], req: IncomingMessage): Promise<Answer> {
  const url = parseUrl(req);
  const method = req.method ?? 'GET';
  if (!url) return json(400, { code: 'BAD_REQUEST', message: 'The address is not valid.' });
  const found = findRoute(routes, method, url.pathname);
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
  res.writeHead(answer.status, answer.headers);
  res.end(req.method === 'HEAD' ? undefined : answer.body);
}

export function createHttpServer(routes: Route[]): Server {
  return createServer({ maxHeaderSize: MAX_HEADER }, (req, res) => {
    // A client that hangs up is not a reason to fall over.
    res.on('error', () => undefined);
    decide(routes, req).then(
      (answer) => send(req, res, answer),
      (error: unknown) => {
        if (req.destroyed && !req.complete) return;
        console.error(`sandbox: ${req.method} ${req.url} failed`, error);
        send(req, res, json(500, { code: 'SANDBOX_ERROR', message: 'The sandbox itself failed; see its log.' }));
      },
    );
  });
}
