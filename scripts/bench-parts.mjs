import { parseArgs } from 'node:util';
import { Stop } from './steps.mjs';

/**
 * Every part in the order it runs: its program, whether it needs a shop to ask over HTTP, whether that is one with the demo's
 * data and not the filled one, whether only `--only` runs it.
 */
export const PARTS = {
  reservations: { program: 'bench/function/reservations.ts' },
  lines: { program: 'bench/function/lines.ts' },
  'flash-sale': { program: 'bench/function/flash-sale.ts' },
  overload: { program: 'bench/function/overload.ts' },
  sweep: { program: 'bench/function/sweep.ts' },
  'search-quality': { program: 'bench/search/quality.ts' },
  'search-scale': { program: 'bench/search/scale.ts', onRequest: true },
  checkout: { program: 'bench/http/checkout.ts', shop: true },
  'http-flash-sale': { program: 'bench/http/flash-sale.ts', shop: true },
  'http-overload': { program: 'bench/http/overload.ts', shop: true },
  pages: { program: 'bench/http/pages.ts', shop: true },
  lists: { program: 'bench/http/lists.ts', shop: true },
  logins: { program: 'bench/http/logins.ts', shop: true },
  soak: { program: 'bench/http/soak.ts', shop: true, onRequest: true },
  lighthouse: { program: 'bench/http/lighthouse.ts', shop: true, demo: true, onRequest: true },
  profile: { program: 'bench/http/profile.ts', shop: true, onRequest: true },
};

// A part over HTTP has to be done before the shoppers' access tokens run out.
const SECONDS_MOST = 40;
const OPTIONS = {
  only: { type: 'string' },
  seconds: { type: 'string' },
  quick: { type: 'boolean' },
  out: { type: 'string' },
};
const USAGE = 'npm run bench -- [--only reservations,checkout] [--seconds 10] [--quick] [--out results.json]';

function parse() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new Stop(`${error.message.split('. ')[0]}. Use: ${USAGE}`);
  }
}

/** What `npm run bench` was asked for; `seconds` is how long one measurement lasts. */
export function readBenchOptions() {
  const { only, quick = false, out, seconds = quick ? '2' : '8' } = parse();
  if (!(Number(seconds) > 0 && Number(seconds) <= SECONDS_MOST)) {
    throw new Stop(`--seconds must be a number above 0, at most ${SECONDS_MOST}. Use: ${USAGE}`);
  }
  const names = only ? only.split(',') : Object.keys(PARTS).filter((name) => !PARTS[name].onRequest);
  const unknown = names.find((name) => !(name in PARTS));
  if (unknown) throw new Stop(`There is no part "${unknown}"; there are: ${Object.keys(PARTS).join(', ')}.`);
  return { names, seconds: Number(seconds), quick, out };
}
