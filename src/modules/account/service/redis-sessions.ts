import 'server-only';
import type { Redis } from 'ioredis';
import { AppError } from '~/lib/errors';
import { isId, type Id } from '~/lib/ids';
import { inTime } from '~/server/in-time';
import { sha256 } from '~/server/secret';
import { LOGIN_MAX, REFRESH_TTL, ROTATION_GRACE } from '~/server/session';
import { newLogin, newToken, partsOf, type Entry, type Login, type Rotation, type SessionStore } from './session-store';

// A login is a hash `sess:<sid>`, a person's logins a set `sess-of:<user>`: one that is not in it has ended, for nothing that ends all
// of them would find it. Times are milliseconds of the Redis server's clock.
const NOW = `local t = redis.call('TIME') local now = t[1] * 1000 + math.floor(t[2] / 1000)`;
const PROBE = 'sess-there';
const loginKey = (sid: string) => `sess:${sid}`;
const listKey = (userId: string) => `sess-of:${userId}`;

/** KEYS: login, list. ARGV: user, hash, device, sid, seconds. */
const START = `${NOW}
redis.call('HSET', KEYS[1], 'u', ARGV[1], 'cur', ARGV[2], 'device', ARGV[3], 'made', now, 'at', now, 'proven', now)
redis.call('EXPIRE', KEYS[1], ARGV[5])
redis.call('SADD', KEYS[2], ARGV[4])
redis.call('EXPIRE', KEYS[2], ARGV[5])`;

/**
 * KEYS: login. ARGV: hash given, hash to come, seconds, grace in seconds, sid, seconds of a whole login. The token before is exchanged
 * again where the one after it was never shown: its answer was lost.
 * @returns {1, user} rotated, {2, user} in grace, else {0}
 */
const ROTATE = `${NOW}
local s = redis.call('HMGET', KEYS[1], 'cur', 'prev', 'at', 'u', 'made')
if not s[1] then return {0} end
local isLate = s[2] == ARGV[1] and now - tonumber(s[3]) < tonumber(ARGV[4]) * 1000
if redis.call('SISMEMBER', 'sess-of:' .. s[4], ARGV[5]) == 0 then
  redis.call('DEL', KEYS[1])
  return {0}
end
if s[1] == ARGV[1] or s[2] == ARGV[1] and not isLate then
  redis.call('HSET', KEYS[1], 'cur', ARGV[2], 'prev', ARGV[1], 'at', now)
  local left = math.floor((tonumber(s[5]) - now) / 1000) + tonumber(ARGV[6])
  redis.call('EXPIRE', KEYS[1], math.min(tonumber(ARGV[3]), left))
  redis.call('EXPIRE', 'sess-of:' .. s[4], ARGV[3])
  return {1, s[4]}
end
if isLate then return {2, s[4]} end
redis.call('DEL', KEYS[1])
redis.call('SREM', 'sess-of:' .. s[4], ARGV[5])
return {0}`;

/** After a rotation that nobody was told of. KEYS: login. ARGV: hash that was given, hash nobody knows the token of. */
const TAKE_BACK = `
if redis.call('HGET', KEYS[1], 'cur') == ARGV[2] then redis.call('HSET', KEYS[1], 'cur', ARGV[1]) end`;

/** KEYS: login. ARGV: sid. @returns 1, or 0 where there was none */
const END = `
local user = redis.call('HGET', KEYS[1], 'u')
if not user then return 0 end
redis.call('DEL', KEYS[1])
redis.call('SREM', 'sess-of:' .. user, ARGV[1])
return 1`;

/** KEYS: list. ARGV: the one that stays, or nothing. @returns how many ended */
const END_ALL = `
local ended = 0
for _, sid in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  if sid ~= ARGV[1] then
    ended = ended + redis.call('DEL', 'sess:' .. sid)
    redis.call('SREM', KEYS[1], sid)
  end
end
return ended`;

/** KEYS: login, login to come, list. ARGV: user, sid, sid to come, hash to come, 1 after a second step, seconds. @returns 1, or 0 where it is not theirs or has ended */
const PROVE = `${NOW}
if redis.call('HGET', KEYS[1], 'u') ~= ARGV[1] or redis.call('SISMEMBER', KEYS[3], ARGV[2]) == 0 then return 0 end
local s = redis.call('HMGET', KEYS[1], 'made', 'second')
redis.call('RENAME', KEYS[1], KEYS[2])
redis.call('HDEL', KEYS[2], 'prev')
redis.call('HSET', KEYS[2], 'cur', ARGV[4])
if ARGV[5] == '0' or s[2] == '1' then redis.call('HSET', KEYS[2], 'proven', math.max(now, tonumber(s[1]) + 1)) end
if ARGV[5] == '1' then redis.call('HSET', KEYS[2], 'second', 1) end
redis.call('SREM', KEYS[3], ARGV[2])
redis.call('SADD', KEYS[3], ARGV[3])
redis.call('EXPIRE', KEYS[3], ARGV[6])
return 1`;

/** KEYS: login, list. ARGV: user, sid. @returns made, proven and second, or nothing where it is not theirs or has ended */
const STANDING = `
local s = redis.call('HMGET', KEYS[1], 'u', 'made', 'proven', 'second')
if s[1] ~= ARGV[1] or redis.call('SISMEMBER', KEYS[2], ARGV[2]) == 0 then return false end
return {s[2], s[3], s[4]}`;

/** KEYS: list. @returns sid, device, made and at of each that lives; those that have run out leave the list. */
const LIST = `
local all = {}
for _, sid in ipairs(redis.call('SMEMBERS', KEYS[1])) do
  local s = redis.call('HMGET', 'sess:' .. sid, 'device', 'made', 'at')
  if s[2] then table.insert(all, {sid, s[1], s[2], s[3]}) else redis.call('SREM', KEYS[1], sid) end
end
return all`;

function userIn(answer: unknown): { kind: number; userId: Id<'usr'> } | null {
  if (!Array.isArray(answer)) throw new TypeError('unexpected answer of Redis');
  const kind: unknown = answer[0];
  const userId: unknown = answer[1];
  return typeof kind === 'number' && typeof userId === 'string' && isId('usr', userId) ? { kind, userId } : null;
}

const isText = (value: unknown): value is string => typeof value === 'string';

function loginIn(row: unknown): Login[] {
  if (!Array.isArray(row) || !row.every(isText)) return [];
  const [sid, device, made, at] = row;
  if (sid === undefined || device === undefined) return [];
  return [{ sid, device, createdAt: new Date(Number(made)), seenAt: new Date(Number(at)) }];
}

/** The longest silence of a server that is there. */
const PATIENCE_MS = 500;

const unlessSilent = <T>(answer: Promise<T>): Promise<T> =>
  inTime(answer, PATIENCE_MS).catch((cause: unknown) => {
    throw new AppError('BUSY', {}, { cause });
  });

/**
 * Logins in Redis: one script rotates, so of any number of tabs one is first. For a single server, not a cluster. Where it does
 * not answer every method throws AppError BUSY.
 */
export function redisSessions(io: Redis): SessionStore {
  const ask = (script: string, keys: readonly string[], ...args: readonly (string | number)[]): Promise<unknown> =>
    unlessSilent(io.eval(script, keys.length, ...keys, ...args));
  return {
    async requireThere() {
      await unlessSilent(io.set(PROBE, '', 'EX', 1));
    },

    async start({ userId, device }: Entry) {
      const { sid, hash, cookie } = newLogin();
      await ask(START, [loginKey(sid), listKey(userId)], userId, hash, device, sid, REFRESH_TTL);
      return { sid, cookie };
    },

    async rotate(cookie): Promise<Rotation | null> {
      const given = partsOf(cookie);
      if (!given) return null;
      const { sid, hash } = given;
      const token = newToken();
      const args = [hash, sha256(token), REFRESH_TTL, ROTATION_GRACE, sid, LOGIN_MAX];
      const answer = await ask(ROTATE, [loginKey(sid)], ...args).catch((error: unknown) => {
        // What was not waited for may still happen; on the same connection this happens after it.
        io.eval(TAKE_BACK, 1, loginKey(sid), hash, sha256(token)).catch(() => undefined);
        throw error;
      });
      const found = userIn(answer);
      if (!found) return null;
      return { userId: found.userId, sid, cookie: found.kind === 1 ? `${sid}.${token}` : null };
    },

    async end(sid) {
      return Number(await ask(END, [loginKey(sid)], sid)) === 1;
    },

    async endAll(userId, kept = '') {
      return Number(await ask(END_ALL, [listKey(userId)], kept));
    },

    async list(userId): Promise<Login[]> {
      const rows = await ask(LIST, [listKey(userId)]);
      if (!Array.isArray(rows)) throw new TypeError('unexpected answer of Redis');
      return rows
        .flatMap(loginIn)
        .toSorted((a, b) => b.seenAt.getTime() - a.seenAt.getTime() || (a.sid < b.sid ? 1 : -1));
    },

    async standing(userId, sid) {
      const answer = await ask(STANDING, [loginKey(sid), listKey(userId)], userId, sid);
      if (!Array.isArray(answer)) return null;
      const known: readonly unknown[] = answer;
      const [made, proven, second] = known;
      const isProvenAgain = Number(proven) > Number(made);
      return { provenAt: new Date(Number(proven)), isProvenAgain, secondStep: second === '1' };
    },

    async prove(userId, sid, secondStep = false) {
      const { hash, cookie, ...next } = newLogin();
      const keys = [loginKey(sid), loginKey(next.sid), listKey(userId)];
      const renamed = await ask(PROVE, keys, userId, sid, next.sid, hash, secondStep ? 1 : 0, REFRESH_TTL);
      return Number(renamed) === 1 ? { sid: next.sid, cookie } : null;
    },
  };
}
