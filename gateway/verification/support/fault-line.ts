import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A fault of one request: `near` is the gateway's connection, `pass` forwards the request after all. */
export type LineFault = (near: Socket, pass: () => Socket) => void;

/** A TCP proxy in front of a subgraph that simulates faults of networks and servers. */
export interface FaultLine {
  readonly url: string;
  /** The fault of every request from now on; undefined forwards them. */
  behave(fault: LineFault | undefined): void;
  /** The faults of the next requests only. */
  next(...faults: readonly LineFault[]): void;
  /** Requests that met a fault. */
  faults(): number;
  /** Connections that the gateway has open to it. */
  open(): number;
  /** Resolves when a request has met its `count`-th fault. */
  whenFaults(count: number): Promise<void>;
  /** Resolves when no connection is open. */
  whenClosed(): Promise<void>;
  /** Refuses connections until `listen`. */
  refuse(): Promise<void>;
  listen(): Promise<void>;
  close(): Promise<void>;
}

export async function faultLineTo(subgraphUrl: string): Promise<FaultLine> {
  const target = new URL(subgraphUrl);
  const near = new Set<Socket>();
  const far = new Set<Socket>();
  const waiting = new Set<() => void>();
  const queue: LineFault[] = [];
  let current: LineFault | undefined;
  let faults = 0;

  const changed = (): void => waiting.forEach((check) => check());
  const whenTrue = (isTrue: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (isTrue()) {
          waiting.delete(check);
          resolve();
        }
      };
      waiting.add(check);
      check();
    });

  const server = createServer((socket) => {
    track(socket, near, changed);
    const onwards = connect(Number(target.port), target.hostname);
    track(onwards, far, changed);
    onwards.pipe(socket);
    socket.once('close', () => onwards.destroy());
    // A connection with a fault serves no further request, so the rest of this one cannot meet another fault.
    let lost: Buffer[] | undefined;
    socket.on('data', (chunk) => {
      if (lost !== undefined) {
        lost.push(chunk);
        return;
      }
      const fault = queue.shift() ?? current;
      if (fault === undefined) {
        onwards.write(chunk);
        return;
      }
      const withheld = (lost = [chunk]);
      faults += 1;
      onwards.unpipe(socket);
      fault(socket, () => {
        withheld.forEach((part) => onwards.write(part));
        lost = undefined;
        return onwards.resume();
      });
      changed();
    });
  });
  const listen = async (port: number): Promise<void> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;

  const refuse = async (): Promise<void> => {
    if (server.listening) {
      server.close();
      [...near, ...far].forEach((socket) => socket.resetAndDestroy());
      await once(server, 'close');
    }
  };
  return {
    url: `http://127.0.0.1:${port}${target.pathname}`,
    behave: (fault) => {
      current = fault;
      queue.length = 0;
    },
    next: (...next) => void queue.push(...next),
    faults: () => faults,
    open: () => near.size,
    whenFaults: (count) => whenTrue(() => faults >= count),
    whenClosed: () => whenTrue(() => near.size === 0),
    refuse,
    listen: () => listen(port),
    close: refuse,
  };
}

/** The connection is reset. */
export const reset: LineFault = (near) => void near.resetAndDestroy();

/** No response. */
export const hang: LineFault = () => {};

/** The response breaks off. */
export const breakOff: LineFault = (near, pass) => {
  pass().once('data', (reply: Buffer) => near.write(reply.subarray(0, 60), () => near.resetAndDestroy()));
};

/** A response of a proxy itself, such as a load balancer without a server. */
export function answerStatus(status: number): LineFault {
  return answerRaw(`HTTP/1.1 ${status} Fault\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\nhtml`);
}

/** The good response, after `gate`. */
export function holdUntil(gate: Promise<unknown>): LineFault {
  return (near, pass) => void gate.then(() => pass().pipe(near));
}

/** Responds with these bytes. */
export function answerRaw(...parts: readonly (string | Buffer)[]): LineFault {
  return (near) => near.end(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

function track(socket: Socket, sockets: Set<Socket>, changed: () => void): void {
  sockets.add(socket);
  socket.on('error', () => undefined);
  socket.on('close', () => {
    sockets.delete(socket);
    changed();
  });
}
