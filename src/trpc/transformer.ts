import { TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { AppError } from '~/lib/errors';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What an input may hold beside JSON. The library also knows how to make maps, errors, expressions and arrays of any size. */
const KINDS: ReadonlySet<unknown> = new Set(['undefined', 'Date']);
/** No form of the shop says as much: the library walks the whole way to each value anew, and a way may have any number of steps. */
const MOST_SAID = 500;
const LONGEST_WAY = 200;

function areKnown(annotations: unknown): boolean {
  const waiting = [annotations];
  for (let said = 0; waiting.length > 0; said += 1) {
    const one = waiting.pop();
    if (said > MOST_SAID) return false;
    if (Array.isArray(one)) {
      if (one.length !== 1 || !KINDS.has(one[0])) return false;
    } else if (isRecord(one)) {
      if (Object.keys(one).some((way) => way.length > LONGEST_WAY)) return false;
      waiting.push(...Object.values(one).slice(0, MOST_SAID + 1));
    } else return false;
  }
  return true;
}

/**
 * The input of a call as its caller meant it: JSON, with dates and what was left undefined. That one value stood in several
 * places is not restored. @throws TRPCError BAD_REQUEST for whatever else it is said to be, before anything is made of it
 */
function readInput(sent: unknown): unknown {
  const { json, meta } = isRecord(sent) ? sent : {};
  const values = isRecord(meta) ? meta.values : undefined;
  if (values === undefined) return json;
  const refused = () => new TRPCError({ code: 'BAD_REQUEST', cause: new AppError('INVALID_INPUT') });
  if (!areKnown(values)) throw refused();
  try {
    return superjson.parse(JSON.stringify({ json, meta: { values, v: 1 } }));
  } catch {
    throw refused();
  }
}

/** How values travel between browser and shop: superjson, of which the shop itself reads next to nothing. */
export const transformer = { input: { serialize: superjson.serialize, deserialize: readInput }, output: superjson };
