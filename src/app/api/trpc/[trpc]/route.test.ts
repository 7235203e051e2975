import { expect, it } from 'vitest';
import { env } from '~/server/env';
import { GET } from './route';

it.each([',', '%2C', '%2c'])(
  'more than ten calls at once, parted by %s, are refused before any is answered',
  async (comma) => {
    const paths = Array.from({ length: 7_000 }, () => 'a').join(comma);
    const answer = await GET(new Request(`${env().SITE_URL}/api/trpc/${paths}?batch=1`));
    expect([answer.status, await answer.text()]).toEqual([400, '']);
  },
);
