import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './fixtures';
import { newPerson, signUp, type Person } from './world/accounts';
import { addToCart, buy, call } from './world/procedures';

/** So many answers of both are compared; more of them: E2E_ANSWERS=10000. */
const ANSWERS = Number(process.env.E2E_ANSWERS ?? 300);
const AT_ONCE = 8;

type Visitor = { readonly api: APIRequestContext; readonly marks: readonly string[]; readonly orderId: string };

const query = (path: string, input?: unknown) =>
  `/api/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`}`;

/** How often one person is given the file of everything in this test: there is a limit to that. */
const FILES = 9;

/** What is about somebody, and must hold something of theirs, in their so-manieth round. */
const personal = ({ orderId }: Visitor, round: number) => [
  '/account',
  '/account/addresses',
  '/en/account',
  '/orders',
  `/orders/${orderId}`,
  '/cart',
  query('account.me'),
  query('account.addresses.list'),
  query('cart.summary'),
  query('order.byId', { orderId }),
  ...(round < FILES ? ['/api/me/export'] : []),
];

/** What is the same for everybody, and must hold nothing of anybody's. */
const shared = (slug: string, variantId: string) => [
  '/',
  '/products',
  '/products?sort=price-asc',
  `/products/${slug}`,
  query('catalog.stock', { variantIds: [variantId] }),
];

type Ask = { readonly me: Visitor; readonly other: Visitor; readonly path: string; readonly isMine: boolean };
type Said = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/**
 * What is wrong with an answer: it holds nothing of the other; what is somebody's is kept by no cache, and what is everybody's sets
 * no cookie.
 */
function faultsOf({ me, other, isMine }: Ask, { status, headers, body }: Said): string[] {
  const text = `${JSON.stringify(headers)}\n${body}`;
  const holds = ({ marks }: Visitor) => marks.filter((mark) => text.includes(mark));
  const kept = headers['cache-control'] ?? '';
  const isPrivate = kept.includes('private') && kept.includes('no-store');
  return [
    ...(status === 200 ? [] : [`was answered ${status}`]),
    ...holds(other).map((mark) => `holds ${mark} of the other`),
    ...(holds(me).length > 0 === isMine
      ? []
      : [isMine ? 'holds nothing of its own' : 'is everybody’s and holds somebody']),
    ...(isMine && !isPrivate ? [`may be kept: ${kept}`] : []),
    ...(!isMine && headers['set-cookie'] ? ['is everybody’s and sets a cookie'] : []),
  ];
}

function newVisitor(): Person & { readonly mark: string } {
  const mark = randomUUID().replaceAll('-', '').slice(0, 10);
  return {
    ...newPerson(),
    name: `Mark${mark}`,
    phone: `010${String(Number.parseInt(mark.slice(0, 6), 16)).padStart(8, '0')}`,
    mark,
  };
}

test(
  'of two people asking in turns and at once, neither ever gets a byte of the other',
  { tag: '@any-width' },
  async ({ playwright, baseURL, extraHTTPHeaders, goods }) => {
    test.setTimeout(60_000 + ANSWERS * 500);
    const arrive = async (): Promise<Visitor> => {
      const person = newVisitor();
      const api = await playwright.request.newContext({ baseURL, extraHTTPHeaders, maxRedirects: 0 });
      await signUp(api, person);
      // The file of everything is for whoever has said once more who they are.
      await call(api, 'account.prove', { password: person.password });
      const address = {
        ...{ label: '', name: person.name, phone: person.phone, postalCode: '04524', address1: `${person.mark}로 1` },
        ...{ address2: '', deliveryRequest: 'DOOR', deliveryNote: '', isDefault: true },
      };
      await call(api, 'account.addresses.add', address);
      const order = await buy(api, goods);
      await addToCart(api, goods);
      const marks = [person.mark, person.email, order.number, order.id];
      return { api, marks, orderId: order.id };
    };
    const [one, two] = [await arrive(), await arrive()];
    const same = shared(goods.slug, goods.variantId);
    const roundOf = (me: Visitor, other: Visitor, round: number) => [
      ...personal(me, round).map((path) => ({ me, other, path, isMine: true })),
      ...same.map((path) => ({ me, other, path, isMine: false })),
    ];
    const asked = [];
    for (let round = 0; asked.length < ANSWERS; round += 1) {
      const [ones, twos] = [roundOf(one, two, round), roundOf(two, one, round)];
      asked.push(...ones.flatMap((ask, at) => [ask, ...twos.slice(at, at + 1)]));
    }
    const waiting = asked.values();
    const faults: string[] = [];
    const worker = async () => {
      for (const ask of waiting) {
        const answer = await ask.me.api.get(ask.path, { headers: { accept: '*/*' } });
        const said = { status: answer.status(), headers: answer.headers(), body: await answer.text() };
        faults.push(...faultsOf(ask, said).map((fault) => `${ask.path} ${fault}`));
        // Ten thousand answers are more than one keeps.
        await answer.dispose();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    expect(faults).toEqual([]);
    await Promise.all([one, two].map(({ api }) => api.dispose()));
  },
);
