import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../paths.mjs';

const filesUnder = (target) =>
  statSync(target).isDirectory()
    ? readdirSync(target).flatMap((name) => filesUnder(path.join(target, name)))
    : [target];

const textOf = (...targets) =>
  targets
    .flatMap((target) => filesUnder(path.join(ROOT, target)))
    .filter((file) => /\.(?:json|ts)$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
    .join('');

const MESSAGES = 'src/i18n/messages';
const SEED = 'drizzle/seed';
/** What the frame, the home page, lists, products and the cart say. */
const CATALOGUE = ['cart', 'catalog', 'common', 'home', 'layout', 'nutrition', 'review', 'wish'];

/** Names, brands, flavours: what cards say of what is sold. */
function namesOnCards() {
  const names = [];
  JSON.parse(readFileSync(path.join(ROOT, SEED, 'energy-factory/catalog.json'), 'utf8'), (key, value) => {
    if (/name|maker|flavour|unit|foodType/i.test(key)) names.push(JSON.stringify(value));
    return value;
  });
  return names.join('');
}

const lettersOf = (text) => new Set([...text].filter((letter) => letter > ' '));

/** The letters of the shop's own words: those of English pages, of every stored page, of any page. */
export function ownLetters() {
  return {
    english: lettersOf(textOf(`${MESSAGES}/en`)),
    stored: lettersOf(textOf(...CATALOGUE.map((name) => `${MESSAGES}/ko/${name}.json`), 'src/shops') + namesOnCards()),
    any: lettersOf(textOf(`${MESSAGES}/ko`, SEED)),
  };
}
