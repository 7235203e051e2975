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

it.each(['cross-site', 'same-site'])('nothing is read for a page of another site (%s)', async (site) => {
  const headers = { 'sec-fetch-site': site };
  const answer = await GET(new Request(`${env().SITE_URL}/api/trpc/catalog.popularSearches`, { headers }));
  expect([answer.status, await answer.text()]).toEqual([403, '']);
});

it.each(['trpc-accept', 'accept'])('an answer in parts, asked for by %s, is given to nobody', async (header) => {
  const headers = { [header]: 'text/html, application/jsonl' };
  const answer = await GET(new Request(`${env().SITE_URL}/api/trpc/catalog.popularSearches`, { headers }));
  expect([answer.status, await answer.text()]).toEqual([406, '']);
});

it.each(['home', 'offers', 'sitemap', 'sitemapFiles', 'categories', 'tags'])(
  'what a stored page is made of, catalog.%s, is there for this process alone',
  async (name) => {
    const answer = await GET(new Request(`${env().SITE_URL}/api/trpc/catalog.${name}`));
    expect(answer.status).toBe(404);
  },
);
