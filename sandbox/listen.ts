import type { Server } from 'node:net';

interface Listening {
  listen: (port: number) => Server;
  once: (event: 'error', listener: (error: Error) => void) => unknown;
  removeListener: (event: 'error', listener: (error: Error) => void) => unknown;
}

/** Starts the server and answers the port it really got. */
export function listen(server: Listening, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    const net = server.listen(port);
    net.once('error', reject);
    net.once('listening', () => {
      server.removeListener('error', reject);
      const address = net.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
