import { createServer } from 'node:http';
import postgres from 'postgres';

// The least an HTTP shop can do: one query by key per request, answered as JSON. Started beside the shop it is compared with.
const sql = postgres(process.env.DATABASE_URL ?? '', { max: 10 });

const server = createServer((req, res) => {
  req.resume();
  sql`SELECT id, name FROM users WHERE id = ${new URL(req.url ?? '/', 'http://bare').searchParams.get('id')}`.then(
    (rows) => {
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(JSON.stringify(rows[0] ?? null));
    },
    () => {
      res.writeHead(500);
      res.end();
    },
  );
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
process.once('disconnect', () => process.exit(0));
