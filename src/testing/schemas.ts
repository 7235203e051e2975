import { z } from 'zod';

/** A schema somewhere in another one, and where: `lines[].lineId`. */
export type Node = { readonly at: string; readonly schema: z.ZodType };

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType;

/** Every schema in a schema, itself first, whatever it is wrapped in. */
export function nodesOf(schema: z.ZodType, at = ''): Node[] {
  return [{ at, schema }, ...innerOf({ at, schema }).flatMap((inner) => nodesOf(inner.schema, inner.at))];
}

function innerOf({ at, schema }: Node): Node[] {
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([key, inner]) =>
      isSchema(inner) ? [{ at: at === '' ? key : `${at}.${key}`, schema: inner }] : [],
    );
  // What is checked of it is written down as a schema, too.
  const { checks: _checks, ...def } = schema.def;
  const parts: unknown[] = Object.values(def).flat();
  const inner = parts.filter(isSchema);
  const place = schema instanceof z.ZodArray ? `${at}[]` : at;
  return inner.map((each) => ({ at: place, schema: each }));
}

const stepsOf = (at: string): string[] => at.split('.').flatMap((step) => step.split(/(?=\[\])/));

/** The same input with another value at this place of it; what is missing on the way there is made. */
export function withValue(input: unknown, at: string, value: unknown): unknown {
  return replaced(input, stepsOf(at), value);
}

function replaced(input: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (step === '[]') return (Array.isArray(input) ? input : [undefined]).map((each) => replaced(each, rest, value));
  const object = typeof input === 'object' && input !== null ? input : {};
  return { ...object, [step]: replaced(Reflect.get(object, step), rest, value) };
}

/** What stands at this place of an input; of a list, in its first element. */
export function valueAt(input: unknown, at: string): unknown {
  return stepsOf(at).reduce<unknown>((value, step) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const next: unknown = Reflect.get(value, step === '[]' ? '0' : step);
    return next;
  }, input);
}
