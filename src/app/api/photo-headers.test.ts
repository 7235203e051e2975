import { expect, it } from 'vitest';
import { AppError } from '~/lib/errors';
import { givePhoto, PRIVATE_PHOTO } from './photo-headers';

const headers = () => {
  const given = new Headers(PRIVATE_PHOTO);
  given.append('set-cookie', 'shop.at=renewed');
  return given;
};
const shownOf = ({ status, headers }: Response) => [status, headers.get('cache-control'), headers.getSetCookie()];

it('says that it cannot be shown now where logins cannot be asked, and that it is not there to whoever may not see it', async () => {
  const busy = new AppError('BUSY');
  for (const [fault, status] of [
    [busy, 503],
    [new Error('carried', { cause: busy }), 503],
    [new AppError('NOT_FOUND'), 404],
  ] as const)
    expect(shownOf(await givePhoto(headers(), () => Promise.reject(fault)))).toEqual([
      status,
      'private, no-store',
      ['shop.at=renewed'],
    ]);
  expect((await givePhoto(headers(), () => Promise.resolve(null))).status).toBe(404);
  const shown = await givePhoto(headers(), () => Promise.resolve(new Uint8Array([1, 2])));
  expect([...shownOf(shown), (await shown.bytes()).length]).toEqual([200, 'private, no-store', ['shop.at=renewed'], 2]);
});

it('is a fault where something else went wrong', async () => {
  await expect(givePhoto(headers(), () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
});
