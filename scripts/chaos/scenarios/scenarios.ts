import type { Options } from '../options';
import type { Scenario } from '../round';
import type { World } from '../world/world';
import { DATABASE } from './database';
import { CRASHES, KILLS } from './processes';
import { PROVIDER } from './provider';
import { redisScenarios } from './redis';
import { TIME } from './time';

/** One of each kind, on either side of what matters most. */
const SLICE = [
  'crash place-orders:after-commit',
  'crash claim:after-commit',
  'crash confirm:after-call',
  'postgres killed',
  'replies lost after commit',
];

/** What is to be played, in the order it is written down. @throws Error where nothing fits */
export function chosenScenarios({ redis }: World, { only, slice }: Options): readonly Scenario[] {
  const all = [...CRASHES, ...KILLS, ...DATABASE, ...PROVIDER, ...TIME, ...(redis ? redisScenarios(redis) : [])];
  if (slice) return all.filter(({ name }) => SLICE.includes(name));
  const chosen = all.filter(({ name }) => only.length === 0 || only.some((beginning) => name.startsWith(beginning)));
  if (chosen.length === 0)
    throw new Error(`No scenario begins so. There are:\n  ${all.map(({ name }) => name).join('\n  ')}`);
  return chosen;
}
