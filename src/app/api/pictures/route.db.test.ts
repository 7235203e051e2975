import sharp from 'sharp';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { productPictures } from '~/modules/catalog/tables';
import type { SessionUser } from '~/server/context';
import { ACCESS_COOKIE, sealAccessToken } from '~/server/session';
import { testDb } from '~/testing/db';
import { givenProduct } from '~/testing/factories/catalog';
import { givenCustomer, givenStaff } from '~/testing/factories/order';
import { givenSecondStep } from '~/testing/factories/second-step';
import { GET } from '../../pictures/[name]/route';
import { POST } from './route';

const picture = () =>
  sharp({ create: { width: 30, height: 20, channels: 3, background: '#7fd6a6' } })
    .png()
    .toBuffer();

async function send(product: string, user: SessionUser | null, body?: Uint8Array) {
  const headers = {
    'content-type': 'application/octet-stream',
    'sec-fetch-site': 'same-origin',
    cookie: user ? `${ACCESS_COOKIE}=${await sealAccessToken(user)}` : '',
  };
  const bytes = new Uint8Array(body ?? (await picture()));
  const request = new Request(`http://localhost:3000/api/pictures?product=${product}`, {
    ...{ method: 'POST', headers, body: bytes },
  });
  return POST(request);
}

it('takes a picture from staff who look after products, and from nobody else', async () => {
  const { id } = await givenProduct();
  const [shopper, admin] = [await givenCustomer(), await givenCustomer('ADMIN')];
  const [packer, keeper] = [await givenStaff(['orders']), await givenStaff(['products'])];
  expect((await send(id, null)).status).toBe(401);
  for (const { ctx } of [shopper, packer]) expect((await send(id, ctx.user)).status).toBe(404);
  expect(await testDb().$count(productPictures)).toBe(0);
  for (const { ctx } of [keeper, admin]) expect((await send(id, ctx.user)).status).toBe(200);
  for (const product of ['', 'prd_00000000000000000000', '../x', "prd_' OR 1=1--"])
    expect((await send(encodeURIComponent(product), admin.ctx.user)).status, product).toBe(404);
  expect(await testDb().$count(productPictures)).toBe(2);
  await givenSecondStep(admin.userId);
  expect((await send(id, admin.ctx.user)).status).toBe(403);
});

it('refuses what is no picture, and gives what it kept to everybody under its own name', async () => {
  const { id } = await givenProduct();
  const { ctx } = await givenStaff(['products']);
  const refused = await send(id, ctx.user, new TextEncoder().encode('<svg onload=alert(1)>'));
  expect([refused.status, await refused.json()]).toEqual([415, { error: 'PICTURE_UNREADABLE' }]);
  const { path } = z.object({ path: z.string() }).parse(await (await send(id, ctx.user)).json());
  const name = path.replace('/pictures/', '');
  const given = await GET(new Request(`http://localhost:3000${path}`), { params: Promise.resolve({ name }) });
  expect(given.status).toBe(200);
  expect(Object.fromEntries(given.headers)).toMatchObject({
    ...{ 'content-type': 'image/webp', 'x-content-type-options': 'nosniff' },
    'content-security-policy': "default-src 'none'; sandbox",
  });
});
