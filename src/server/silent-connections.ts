import 'server-only';
import { Socket } from 'node:net';

// One for all of the process: the start and the door to requests are bundled apart.
const store = globalThis as typeof globalThis & { shopSilent?: Set<Socket> };
const silent = () => (store.shopSilent ??= new Set());

/** Browsers connect before they know what to ask, and some never do. */
export function connected(socket: unknown): void {
  if (!(socket instanceof Socket)) return;
  silent().add(socket);
  socket.once('close', () => silent().delete(socket));
}

export const hasAsked = (socket: Socket): void => void silent().delete(socket);

/** For the end of the process: Node waits a minute for what has not asked anything yet, and closes what has and waits. */
export function endSilentConnections(): void {
  for (const socket of silent()) socket.destroy();
}
