import { parseArgs } from 'node:util';

export type Options = {
  /** Scenarios go round and round for so long; 0 is once through all of them. */
  readonly minutes: number;
  /** The same seed plays the same rounds with the same shoppers. */
  readonly seed: string;
  /** Beginnings of the names of the scenarios to play; none given is all. */
  readonly only: readonly string[];
  /** A handful of scenarios in less than a minute. */
  readonly slice: boolean;
  /** A file for the numbers of rounds that went well and badly. */
  readonly counts: string | undefined;
};

/** Reads the command line. @throws Error with a sentence where it says something else. */
export function readOptions(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: 'string', default: '0' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      only: { type: 'string', default: '' },
      slice: { type: 'boolean', default: false },
      counts: { type: 'string' },
    },
  });
  const minutes = Number(values.minutes);
  if (!(minutes >= 0)) throw new Error('--minutes takes a number of minutes.');
  const { seed, slice, counts } = values;
  return { minutes, seed, slice, counts, only: values.only.split(',').filter(Boolean) };
}
