import net from 'node:net';

function tryListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? 0 : -1));
    server.listen({ port, host, exclusive: true }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });
}

/** True when nobody listens on the port, on either loop-back address. */
export async function isFree(port) {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) if ((await tryListen(port, host)) === -1) return false;
  return true;
}

/** A port nobody uses: the wanted one when it is free. */
export async function freePort(wanted = 0) {
  if (wanted && (await isFree(wanted))) return wanted;
  for (;;) {
    const port = await tryListen(0, '127.0.0.1');
    if (await isFree(port)) return port;
  }
}
