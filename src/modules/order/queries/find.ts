import 'server-only';
import { eq, sql, type SQL } from 'drizzle-orm';
import { mobileNumber, normalEmail } from '~/modules/account/rules';
import { users } from '~/modules/account/tables';
import { begins } from '~/server/begins';
import { orders } from '../tables';

/** What a number may look like, whole or how what follows its day begins. */
const NUMBER = /^(?:(\d{8})-?)?([0-9A-Z]{2,8})$/;
/** So many digits are a telephone number, or how one begins; fewer are a tenth of all there are. */
const TELEPHONE = /^\d{7,}$/;

/** The columns of an order that hold a word of one sort: whoever sees the order sees them. */
const NAMES = [sql`lower(${orders.recipientName})`, sql`lower(${orders.contactName})`];
const TELEPHONES = [orders.recipientPhone, orders.contactPhone];
const EMAILS = [sql`lower(${orders.contactEmail})`];

const ofOrders = (condition: SQL | undefined) =>
  sql`SELECT ${orders.id} AS id FROM ${orders} WHERE ${orders.restrictedAt} IS NULL AND ${condition}`;
/** What an account alone holds is matched whole: looking for how it begins would read it sign by sign. */
const ofMembers = (condition: SQL) =>
  sql`SELECT ${orders.id} AS id FROM ${users} JOIN ${orders} ON ${orders.userId} = ${users.id}
    WHERE ${users.erasedAt} IS NULL AND ${orders.restrictedAt} IS NULL AND ${condition}`;

function byNumber(typed: string): SQL[] {
  const [, day, code] = NUMBER.exec(typed.toUpperCase().replace(/\s/g, '')) ?? [];
  if (!code) return [];
  const ofDay = day ? sql` AND split_part(${orders.number}, '-', 1) = ${day}` : sql``;
  return [
    sql`SELECT ${orders.id} AS id FROM ${orders} WHERE ${begins(sql`split_part(${orders.number}, '-', 2)`, code)}${ofDay}`,
  ];
}

/**
 * By whom it is for: an e-mail address, a telephone number or a name, whole or how it begins; by whose account bought it, whole.
 */
function byPerson(typed: string): SQL[] {
  if (typed.includes('@')) {
    const email = normalEmail(typed);
    return [
      ...EMAILS.map((column) => ofOrders(begins(column, email))),
      ofMembers(eq(sql`lower(${users.email})`, email)),
    ];
  }
  const digits = mobileNumber(typed) ?? typed.replace(/[\s-]/g, '');
  if (TELEPHONE.test(digits))
    return [...TELEPHONES.map((column) => ofOrders(begins(column, digits))), ofMembers(eq(users.phone, digits))];
  const start = typed.toLowerCase();
  return [
    ...[...NAMES, ...EMAILS].map((column) => ofOrders(begins(column, start))),
    ofMembers(eq(sql`lower(${users.name})`, start)),
  ];
}

/**
 * The orders that what was typed may be about, as a condition: each way has an index of its own, so they are united by their ids.
 * Orders of people who left are found by their number alone.
 */
export function soughtBy(typed: string): SQL {
  const ways = [...byNumber(typed), ...byPerson(typed)];
  return sql`${orders.id} IN (${sql.join(ways, sql` UNION `)})`;
}
