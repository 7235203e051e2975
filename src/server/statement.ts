import 'server-only';
import { sql, type Placeholder } from 'drizzle-orm';
import type { Db } from './db';

type Values = Readonly<Record<string, unknown>>;
/** Where a value of this name will stand. */
export type Given<V> = (name: keyof V & string) => Placeholder;
type Prepared<R> = { execute: (values: Record<string, unknown>) => Promise<R> };
type Preparable<R> = { prepare: (name: string) => Prepared<R> };

/** The same statement sent by the connection of this database or transaction. */
function sentBy<R>(prepared: Prepared<R>, db: Db): Prepared<R> {
  const client: unknown = Reflect.get(db._.session, 'client');
  return new Proxy(prepared, {
    get: (target, key): unknown => (key === 'client' ? client : Reflect.get(target, key)),
  });
}

/**
 * A statement whose text is put together once for the process and only filled in afterwards: putting it together costs the
 * shop more than sending it. `given('name')` stands where a value of that name will. For what every purchase does; elsewhere a
 * query is better written where it is used.
 */
export function statement<V extends Values, R>(
  build: (db: Db, given: Given<V>) => Preparable<R>,
): (db: Db, values: V) => Promise<R> {
  let prepared: Prepared<R> | undefined;
  return (db, values) => {
    prepared ??= build(db, (name) => sql.placeholder(name)).prepare('statement');
    return sentBy(prepared, db).execute({ ...values });
  };
}
