import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepNothingMissing } from './missing-answers';

const A_YEAR = 's-maxage=31536000, stale-while-revalidate';
const server = createServer((request, response) => {
  keepNothingMissing(response);
  const url = new URL(request.url ?? '', 'http://shop');
  response.statusCode = Number(url.searchParams.get('status'));
  response.setHeader('cache-control', url.searchParams.get('says') ?? '');
  response.end('told');
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  server.close();
});

async function toldOf(status: number, says: string): Promise<string | null> {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const told = await fetch(`http://127.0.0.1:${port}/?${new URLSearchParams({ status: String(status), says })}`);
  expect([told.status, await told.text()]).toEqual([status, 'told']);
  return told.headers.get('cache-control');
}

it('lets no cache keep that something is not there, and leaves every other answer alone', async () => {
  expect(await toldOf(404, A_YEAR)).toBe('public, max-age=0, must-revalidate');
  expect(await toldOf(404, 'private, no-store')).toBe('private, no-store');
  expect(await toldOf(200, A_YEAR)).toBe(A_YEAR);
});
