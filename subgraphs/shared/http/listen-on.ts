import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';

/** The address cannot be listened on. The message names host and port, and is for the operator. */
export class CannotListenError extends Error {
  override readonly name = 'CannotListenError';
  /** The code of the operating system, e.g. `EADDRINUSE`. */
  readonly code: string;

  constructor(host: string, port: number, code: string) {
    super(`${reasonOf(host, port, code)} (${code})`);
    this.code = code;
  }
}

/**
 * Listens, and resolves with the port: with port 0, the one that was free.
 *
 * @throws CannotListenError
 */
export async function listenOn(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new CannotListenError(host, port, (error as NodeJS.ErrnoException).code ?? 'unknown');
  }
  return (server.address() as AddressInfo).port;
}

function reasonOf(host: string, port: number, code: string): string {
  const where = `${host}:${port}`;
  switch (code) {
    case 'EADDRINUSE':
      return `端口 ${port} 已被占用。${where} is in use by another process.`;
    case 'EACCES':
      return `本账户无权使用端口 ${port}。This account may not listen on ${where}.`;
    default:
      return `无法在 ${where} 上监听。It is not possible to listen on ${where}.`;
  }
}
