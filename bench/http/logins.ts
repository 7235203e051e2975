import postgres from 'postgres';
import { accountKey, sealKnown } from '~/modules/account/service/known-device';
import { hashPassword } from '~/modules/account/service/password';
import { part, ratio, tell, type PartResult } from '../measure/figures';
import { Latencies } from '../measure/latencies';
import { openLoop, summed, type Arrival } from '../measure/load';
import { given, quick, seconds } from '../measure/settings';
import { differences } from '../world/books';
import { client, type Answer, type Client } from './client';
import { KNOWN_COOKIE } from '~/server/cookies';

const PASSWORD = 'a long enough secret';
const MEMBERS = 20_000;
const WRONG_PER_S = 50;
/** From browsers that were in the account, and as many from others. */
const RIGHT_PER_S = 1;
// Few enough that the catalogue alone does not fill the process: else its own queue is what is measured.
const VISITS_PER_S = 6;
const TIMED = quick ? 100 : 1_000;

const memberOf = (n: number) => `bench-${n % MEMBERS}@example.com`;
const strangerOf = (n: number) => `nobody-${n}@example.com`;

let addresses = 0;
/** Nobody is limited by where they come from: only what the work costs is measured. */
const nextAddress = () => {
  addresses += 1;
  return `${11 + (addresses >> 22)}.${(addresses >> 14) & 255}.${(addresses >> 6) & 255}.${(addresses << 2) & 255}`;
};

type Door = { readonly shop: Client; readonly csrf: string; readonly cookie: string };

async function openDoor(shop: Client): Promise<Door> {
  const response = await fetch(`${given('SITE_URL')}/api/auth/csrf`);
  const body: unknown = await response.json();
  const csrf = body && typeof body === 'object' && 'csrfToken' in body ? String(body.csrfToken) : '';
  return {
    shop,
    csrf,
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  };
}

/** `known`: what the browser keeps of an earlier login. */
const logIn = ({ shop, csrf, cookie }: Door, email: string, password: string, known = ''): Promise<Answer> =>
  shop.send(
    'POST',
    '/api/auth/callback/credentials',
    { cookie: `${cookie}; ${known}`, 'x-forwarded-for': nextAddress() },
    JSON.stringify({ email, password, csrfToken: csrf, json: 'true' }),
  );

const askCode = ({ shop }: Door, email: string): Promise<Answer> =>
  shop.send(
    'POST',
    '/api/trpc/account.sendCode',
    { 'x-forwarded-for': nextAddress() },
    JSON.stringify({ json: { purpose: 'SIGN_UP', email } }),
  );

const visit = async ({ shop }: Door, n: number): Promise<string> => {
  const { status } = await shop.send('GET', n % 2 === 0 ? `/products/product-${n % 50}` : '/products?sort=price-asc');
  return status === 200 ? 'ok' : String(status);
};

/** How long the same call takes for members and for strangers, asked in turns. */
async function timesOf(call: (email: string) => Promise<Answer>): Promise<{ member: Latencies; stranger: Latencies }> {
  const times = { member: new Latencies(), stranger: new Latencies() };
  for (let n = 0; n < TIMED * 2; n += 1) {
    const isMember = n % 2 === 0;
    const begun = performance.now();
    // Nobody of the flood: whoever mistyped a moment ago is made to wait.
    await call((isMember ? memberOf : strangerOf)(10_000 + n));
    (isMember ? times.member : times.stranger).add(performance.now() - begun);
  }
  return times;
}

const median = (latencies: Latencies) => Math.round(latencies.quantile(0.5) * 100) / 100;
/** In percent, of those that came. */
const refused = (arrivals: readonly Arrival[]) => {
  const { outcomes } = summed(arrivals);
  const others = outcomes.but('ok');
  return Math.round((others / Math.max(1, others + outcomes.of('ok'))) * 1_000) / 10;
};
const p95 = (arrivals: readonly Arrival[]) => Math.round(summed(arrivals).ok.quantile(0.95) * 10) / 10;

/** Wrong passwords arrive all the time: how fast are right ones, and does the catalogue notice? And do answers tell who is known? */
async function measure(): Promise<PartResult> {
  const sql = postgres(given('DATABASE_URL'), { max: 1, onnotice: () => undefined });
  const passwordHash = await hashPassword(PASSWORD);
  await sql`UPDATE users SET password_hash = ${passwordHash}, email_verified_at = now()`;
  const shop = client(given('SITE_URL').replace('localhost', '127.0.0.1'));
  const door = await openDoor(shop);
  for (let n = 0; n < 100; n += 1) await visit(door, n);

  const lasting = seconds * 2;
  const visits = () => openLoop(VISITS_PER_S, lasting, (n) => visit(door, n));
  const idle = await visits();
  tell('the catalogue, idle', summed(idle).ok.summary());
  const wrong = openLoop(WRONG_PER_S, lasting, async (n) => {
    const email = n % 2 === 0 ? memberOf(n) : strangerOf(n);
    const { status } = await logIn(door, email, 'a wrong password');
    return status === 401 ? 'ok' : String(status);
  });
  const right = (isKnown: boolean) =>
    openLoop(RIGHT_PER_S, lasting, async (n) => {
      const email = memberOf((isKnown ? 5_000 : 7_000) + n);
      const known = isKnown ? `${KNOWN_COOKIE}=${await sealKnown(accountKey(email), passwordHash)}` : '';
      const { status } = await logIn(door, email, PASSWORD, known);
      return status === 200 ? 'ok' : String(status);
    });
  const [beside, wrongs, knowns, rights] = await Promise.all([visits(), wrong, right(true), right(false)]);
  const shown = {
    catalogue: summed(beside).ok.summary(),
    wrong: { outcomes: summed(wrongs).outcomes.all(), ...summed(wrongs).ok.summary() },
    known: { outcomes: summed(knowns).outcomes.all(), ...summed(knowns).ok.summary() },
    right: { outcomes: summed(rights).outcomes.all(), ...summed(rights).ok.summary() },
  };
  tell(`beside ${WRONG_PER_S} wrong logins a second`, shown);

  const codes = await timesOf((email) => askCode(door, email));
  const logins = await timesOf((email) => logIn(door, email, 'a wrong password'));
  tell('a code asked for: member, stranger', { member: codes.member.summary(), stranger: codes.stranger.summary() });
  tell('a wrong password: member, stranger', { member: logins.member.summary(), stranger: logins.stranger.summary() });
  const books = await differences();
  shop.close();
  await sql.end();
  return {
    part: 'logins',
    figures: [
      {
        name: 'p95 of a right login meanwhile, from a browser that was in the account',
        value: p95(knowns),
        unit: 'ms',
        goal: { most: 600 },
      },
      { name: 'of these refused at the first try', value: refused(knowns), unit: '%', goal: { most: 0 } },
      { name: 'the same from a browser nobody knows', value: p95(rights), unit: 'ms', goal: { most: 600 } },
      { name: 'of these refused at the first try (the page tries again)', value: refused(rights), unit: '%' },
      { name: 'the catalogue’s p95, idle', value: p95(idle), unit: 'ms' },
      {
        name: 'the catalogue’s p95 meanwhile, of idle',
        value: ratio(p95(beside), p95(idle)),
        unit: '×',
        goal: { most: 2 },
      },
      {
        name: 'a code for a stranger, of a member (medians)',
        value: ratio(median(codes.stranger), median(codes.member)),
        unit: '×',
      },
      {
        name: 'a login of a stranger, of a member (medians)',
        value: ratio(median(logins.stranger), median(logins.member)),
        unit: '×',
      },
    ],
    books,
    details: { idle: summed(idle).ok.summary(), ...shown },
  };
}

part(measure);
