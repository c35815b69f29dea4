import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What becomes of one request on the line: `near` is the gateway's connection, `pass` sends the request on after all. */
export type LineFault = (near: Socket, pass: () => Socket) => void;

/** A TCP proxy before a subgraph that does to requests what networks and broken servers do. */
export interface FaultLine {
  readonly url: string;
  /** What happens to every request from now on; undefined lets them through. */
  behave(fault: LineFault | undefined): void;
  /** What happens to the next requests, before `behave` holds again. */
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
  let standing: LineFault | undefined;
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
    // A connection that met a fault is good for nothing else, so the rest of its request cannot meet another.
    let lost: Buffer[] | undefined;
    socket.on('data', (chunk) => {
      if (lost !== undefined) {
        lost.push(chunk);
        return;
      }
      const fault = queue.shift() ?? standing;
      if (fault === undefined) {
        onwards.write(chunk);
        return;
      }
      const held = (lost = [chunk]);
      faults += 1;
      onwards.unpipe(socket);
      fault(socket, () => {
        held.forEach((part) => onwards.write(part));
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
      standing = fault;
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

/** The request is lost with its connection. */
export const reset: LineFault = (near) => void near.resetAndDestroy();

/** The request is never answered. */
export const hang: LineFault = () => {};

/** The reply breaks off. */
export const breakOff: LineFault = (near, pass) => {
  pass().once('data', (reply: Buffer) => near.write(reply.subarray(0, 60), () => near.resetAndDestroy()));
};

/** A proxy's own answer, such as a load balancer's without a server behind it. */
export function answerStatus(status: number): LineFault {
  return answerRaw(`HTTP/1.1 ${status} Fault\r\ncontent-type: text/html\r\ncontent-length: 4\r\n\r\nhtml`);
}

/** The good answer, after `gate`. */
export function holdUntil(gate: Promise<unknown>): LineFault {
  return (near, pass) => void gate.then(() => pass().pipe(near));
}

/** These bytes. */
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
