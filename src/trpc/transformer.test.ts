import superjson from 'superjson';
import { describe, expect, it } from 'vitest';
import { transformer } from './transformer';

const read = transformer.input.deserialize;
const said = (kind: unknown, json: unknown = 1e9) => ({ json: { a: json }, meta: { values: { a: kind }, v: 1 } });

describe('an input', () => {
  it('is read as the page meant it: dates, and what was left undefined', () => {
    const shared = ['orders'];
    const input = {
      at: new Date(0),
      text: undefined,
      lines: [{ at: new Date(1) }],
      areas: shared,
      seen: { areas: shared },
    };
    expect(read(superjson.serialize(input))).toStrictEqual(input);
    expect(read(superjson.serialize(undefined))).toBeUndefined();
    expect(read({ json: { a: 1 } })).toEqual({ a: 1 });
  });

  it.each([
    ['bytes of any number', ['typed-array', 'Uint8Array']],
    ['a nested kind', [['typed-array', 'Float64Array']]],
    ['a set', ['set']],
    ['a map with kinds inside', ['map', { 0: ['Date'] }]],
    ['an expression', ['regexp']],
    ['an error', ['Error']],
    ['a big number', ['bigint']],
    ['an address', ['URL']],
    ['a class', [['class', 'Object']]],
    ['no kind at all', 7],
    ['nothing', null],
  ])('is never %s', (_, kind) => {
    expect(() => read(said(kind))).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });

  it('says no more of itself than a form does: neither of thousands of values, nor by a way of thousands of steps', () => {
    const many = Object.fromEntries(Array.from({ length: 3_500 }, (_, at) => [at, ['Date']]));
    for (const values of [many, { a: many }, { ['a.'.repeat(20_000)]: many }, { ['a.'.repeat(200)]: ['Date'] }])
      expect(() => read({ json: { a: [] }, meta: { values, v: 1 } })).toThrow(
        expect.objectContaining({ code: 'BAD_REQUEST' }),
      );
  });

  it('is what it is where a kind is said of what is not there, and never of what all objects share', () => {
    expect(read({ json: 1, meta: { values: { 'a.b.c': ['Date'] }, v: 1 } })).toBe(1);
    expect(() => read({ json: {}, meta: { values: { '__proto__.x': ['undefined'] }, v: 1 } })).toThrow(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    );
  });
});
