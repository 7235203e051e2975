import { getTableColumns, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { TRPCError } from '@trpc/server';
import { describe, expect, it } from 'vitest';
import { z, ZodError } from 'zod';
import * as account from '~/modules/account/tables';
import * as audit from '~/modules/audit/tables';
import * as cart from '~/modules/cart/tables';
import * as catalog from '~/modules/catalog/tables';
import * as claim from '~/modules/claim/tables';
import * as inventory from '~/modules/inventory/tables';
import * as notice from '~/modules/notice/tables';
import * as notification from '~/modules/notification/tables';
import * as nutrition from '~/modules/nutrition/tables';
import * as order from '~/modules/order/tables';
import * as payment from '~/modules/payment/tables';
import * as question from '~/modules/question/tables';
import * as restock from '~/modules/restock/tables';
import * as review from '~/modules/review/tables';
import * as seller from '~/modules/seller/tables';
import * as wish from '~/modules/wish/tables';
import { givenProvenAgain } from '~/testing/factories/order';
import { call, failureOf, PROCEDURES, schemasOf } from '~/testing/procedures';
import { nodesOf } from '~/testing/schemas';

const MODULES = [
  ...[account, audit, cart, catalog, claim, inventory, notification, nutrition, order, payment, seller],
  ...[notice, question, restock, review, wish],
];
const TABLES = MODULES.flatMap((tables) => Object.values(tables).filter((table) => is(table, PgTable)));
/** Every column of every table, by the name it has in code and by the one it has in the database. */
const COLUMNS = [
  ...new Set(
    TABLES.flatMap((table) => Object.entries(getTableColumns(table)).flatMap(([key, { name }]) => [key, name])),
  ),
];
const ALL = Object.fromEntries(COLUMNS.map((name) => [name, 'x']));

const TAKING = PROCEDURES.filter(({ takesInput }) => takesInput).map((procedure) => ({
  ...procedure,
  schemas: schemasOf(procedure.path),
}));

/** They take a slug and no object. */
const BY_SLUG = ['catalog.bySlug', 'catalog.related', 'order.boughtTogether'];

/** Every object somewhere in a schema, with where it stands. */
const objectsOf = (schema: z.ZodType) =>
  nodesOf(schema).flatMap(({ at, schema: object }) => (object instanceof z.ZodObject ? [{ at, object }] : []));

function unknownKeys(error: unknown): string[] {
  const cause = error instanceof TRPCError && error.code === 'BAD_REQUEST' ? error.cause : null;
  if (!(cause instanceof ZodError)) return [];
  return cause.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [],
  );
}

describe('a key that happens to be a column', () => {
  it('is one of many', () => {
    expect(COLUMNS.length).toBeGreaterThan(200);
    for (const known of ['role', 'passwordHash', 'password_hash', 'price', 'refundedTotal', 'restrictedAt'])
      expect(COLUMNS).toContain(known);
  });

  it.each(TAKING)('is refused by $path, unless it is asked for by name', async ({ schemas, ...procedure }) => {
    const ctx = await givenProvenAgain('ADMIN');
    const refusal = await failureOf(call(ctx, procedure, ALL));
    const tops = schemas.flatMap((schema) => objectsOf(schema)).filter(({ at }) => at === '');
    const asked = new Set(tops.flatMap(({ object }) => Object.keys(object.shape)));
    if (BY_SLUG.includes(procedure.path)) expect(refusal).toMatchObject({ code: 'BAD_REQUEST' });
    else expect(unknownKeys(refusal).toSorted()).toEqual(COLUMNS.filter((name) => !asked.has(name)).toSorted());
  });

  it.each(TAKING)('is refused by $path at every depth', ({ path, schemas }) => {
    const objects = schemas.flatMap((schema) => objectsOf(schema));
    if (!BY_SLUG.includes(path)) expect(objects).not.toEqual([]);
    for (const { at, object } of objects) expect(object.def.catchall, `${path} ${at}`).toBeInstanceOf(z.ZodNever);
  });
});
