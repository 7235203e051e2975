import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { chanceOf, type Chance } from '../chance';

const { LONG, RACE_SEED = '1', RACE_ROUNDS, RACE_DIR = '.data/races' } = process.env;
const ENOUGH_DIFFERENCES = 5;
const ROUND_MS = 20_000;

export type RaceReport = {
  readonly race: string;
  readonly seed: string;
  readonly rounds: number;
  readonly wanted: number;
  readonly seconds: number;
  readonly differences: readonly string[];
};

type Race = {
  /** Names its report. */
  readonly name: string;
  /** So many rounds in `npm test`, and so many when there is time for it. */
  readonly few: number;
  readonly many: number;
  /** So many rounds are played side by side on one database. */
  readonly abreast?: number;
};

/** The chance of everything in this run that is no round's own, such as how long packets take. */
export const runChance = (name: string): Chance => chanceOf(`${RACE_SEED}/${name}`);

const wantedOf = ({ few, many }: Race) => (LONG === '1' ? Math.min(many, Number(RACE_ROUNDS ?? many)) : few);

/** Plays the rounds of a race, each by its own seed: what is chosen repeats with it, who comes first does not. */
export function race(title: string, rules: Race, play: (chances: readonly Chance[]) => Promise<void>): void {
  const wanted = wantedOf(rules);
  const { name, abreast = 1 } = rules;
  it(
    `${title}, in each of ${wanted} rounds`,
    async () => {
      const since = performance.now();
      const differences: string[] = [];
      for (let from = 0; from < wanted && differences.length < ENOUGH_DIFFERENCES; from += abreast) {
        const upTo = Math.min(from + abreast, wanted);
        const turns = Array.from({ length: upTo - from }, (_, nth) => from + nth);
        await play(turns.map((turn) => chanceOf(`${RACE_SEED}/${name}/${turn}`))).catch((error: unknown) => {
          differences.push(`RACE_SEED=${RACE_SEED}, rounds ${from} to ${upTo - 1}: ${wordsOf(error)}`);
        });
        const seconds = (performance.now() - since) / 1000;
        report({ race: name, seed: RACE_SEED, rounds: upTo, wanted, seconds, differences });
      }
      expect(differences.join('\n\n')).toBe('');
    },
    60_000 + Math.ceil(wanted / abreast) * ROUND_MS,
  );
}

const wordsOf = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error));

function report(state: RaceReport): void {
  if (LONG !== '1') return;
  mkdirSync(RACE_DIR, { recursive: true });
  writeFileSync(path.join(RACE_DIR, `${state.race}.json`), JSON.stringify(state));
}
