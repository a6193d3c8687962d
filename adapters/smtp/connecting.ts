import { Socket } from 'node:net';

/** Connects; the socket is destroyed when the signal aborts, then or later. Rejects with the system's error. */
export function connected(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = new Socket({ signal });
    socket.once('error', reject);
    socket.connect(port, host, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
