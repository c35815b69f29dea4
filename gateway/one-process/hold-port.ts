import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { CannotListenError, listenOn } from '../../subgraphs/shared/http/listen-on.ts';

/** Where each `npm start` leaves its process id, by port. */
const RECORDS = fileURLToPath(new URL('../../.data/running/', import.meta.url));

/** The port is in use, by another `npm start` or by another program. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/** A port that this process holds. */
export interface HeldPort {
  /** Frees the port, so that the gateway can listen on it; the record of this process stays. */
  free(): Promise<void>;
  /** Frees the port if it is held, and removes the record. */
  leave(): Promise<void>;
}

/**
 * Holds a port from the first moment of a start, so that a second start does not begin to make data that the first one is
 * making. Whoever asks meanwhile is told that the start is not over.
 *
 * @throws PortTakenError that names the process that has it, where that is another `npm start`
 */
export async function holdPort(port: number, host: string, records = RECORDS): Promise<HeldPort> {
  if (port === 0) {
    // Whichever is free: nothing to hold.
    return { free: async () => undefined, leave: async () => undefined };
  }
  const server = createServer((_, response) => {
    response
      .writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5', connection: 'close' })
      .end('联执正在启动，请稍候。Lianzhi is starting.\n');
  });
  const record = join(records, `${port}.json`);
  try {
    await listenOn(server, port, host);
  } catch (error) {
    throw error instanceof CannotListenError && error.code === 'EADDRINUSE' ? takenBy(record, port) : error;
  }
  mkdirSync(records, { recursive: true });
  writeFileSync(record, JSON.stringify({ pid: process.pid }));
  const free = async (): Promise<void> => {
    if (server.listening) {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    }
  };
  return {
    free,
    async leave() {
      await free();
      rmSync(record, { force: true });
    },
  };
}

function takenBy(record: string, port: number): PortTakenError {
  const pid = runningPid(record);
  const other = `换一个端口 another port: npm start -- --port ${port === 65_535 ? port - 1 : port + 1}`;
  return new PortTakenError(
    pid === undefined
      ? `端口 ${port} 已被其他程序占用。Port ${port} is in use by another program.\n${other}`
      : `联执已在端口 ${port} 上运行，进程 ${pid}。Already running on port ${port}, pid ${pid}.\n` +
          `停止它 stop it: kill ${pid}    ${other}`,
  );
}

/** The process that a record names, if it is alive. A process that was killed leaves its record. */
function runningPid(record: string): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(record, 'utf8')) as { pid: number };
    process.kill(pid, 0);
    return pid;
  } catch {
    return undefined;
  }
}
