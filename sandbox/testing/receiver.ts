import { createServer, type IncomingHttpHeaders } from 'node:http';
import { listen } from '../listen';

export interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A shop that only takes webhooks: it remembers them and answers what `answerWith` last said. */
export async function startReceiver() {
  const received: Received[] = [];
  let status: number | 'never' = 200;
  const server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (part: string) => (body += part));
    req.on('end', () => {
      received.push({ path: req.url ?? '', headers: req.headers, body });
      if (status !== 'never') res.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  const port = await listen(server, 0);
  return {
    url: `http://localhost:${port}`,
    received,
    answerWith(next: number | 'never') {
      status = next;
    },
    stop() {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
