import 'server-only';
import { AppError } from '~/lib/errors';
import type { Ctx, SessionUser } from '~/server/context';
import { sha256 } from '~/server/secret';
import { sessionsOf } from './sessions';

type Signed = Ctx & { readonly user: SessionUser };
/** A login as its owner sees it; `id` names it and is good for nothing else. */
export type Device = {
  readonly id: string;
  /** As «Chrome · Windows»; empty where the browser did not say. */
  readonly name: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly isThis: boolean;
};

const idOf = (sid: string) => sha256(sid).slice(0, 24);

/** Where the customer is signed in: this device first, then the one used last. */
export async function listDevices(ctx: Signed): Promise<Device[]> {
  const logins = await sessionsOf(ctx).list(ctx.user.id);
  const devices = logins.map(({ sid, device, ...times }) => ({
    id: idOf(sid),
    name: device,
    ...times,
    isThis: sid === ctx.user.sid,
  }));
  return devices.toSorted((a, b) => Number(b.isThis) - Number(a.isThis));
}

/** Ends one of their logins. @throws AppError NOT_FOUND for any other */
export async function endDevice(ctx: Signed, id: string): Promise<void> {
  const store = sessionsOf(ctx);
  const login = (await store.list(ctx.user.id)).find(({ sid }) => idOf(sid) === id);
  // A proof given over there in this very moment has given its login another name: then it is still to be ended.
  if (!login || !(await store.end(login.sid))) throw new AppError('NOT_FOUND');
}

/** Ends all their logins but this one. @returns how many */
export async function endOtherDevices(ctx: Signed): Promise<{ ended: number }> {
  return { ended: await sessionsOf(ctx).endAll(ctx.user.id, ctx.user.sid) };
}
