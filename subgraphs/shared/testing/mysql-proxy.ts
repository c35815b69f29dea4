import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** How a statement was sent: as text, or to be prepared. */
export type Sent = 'query' | 'prepare';

/** An error as a server of MySQL's protocol sends it. */
export interface Refusal {
  readonly errno: number;
  readonly sqlState: string;
  readonly message: string;
}

/** A text for the server behind the proxy. With `lostAfter`, the connection breaks after so many bytes of what answers it. */
interface Passed {
  readonly sql: string;
  readonly lostAfter?: number;
}

/** What a session of the proxy does with a statement: another text for the server behind it, or an error in its stead. */
export type Judge = (sent: Sent, sql: string) => Passed | { readonly refusal: Refusal };

/** Commands of the protocol that hold a statement. */
const STATEMENTS: ReadonlyMap<number, Sent> = new Map([
  [0x03, 'query'],
  [0x16, 'prepare'],
]);
const HEADER_BYTES = 4;
/** A packet as long as this is continued in the next one. */
const LONGEST = 0xff_ff_ff;

/**
 * A server that stands before a MySQL or MariaDB server and lets each session's judge see its statements. All else passes
 * byte for byte: the handshake, values of prepared statements, results. The client must not encrypt or compress, and must
 * wait for an answer before its next command, as mysql2 does.
 */
export class MysqlProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on a port of its own. Each session has a judge of its own. */
  static async open(
    behind: { readonly host: string; readonly port: number },
    newJudge: () => Judge,
  ): Promise<MysqlProxy> {
    const server = createServer();
    const proxy = new MysqlProxy(server);
    server.on('connection', (client) => proxy.#serve(client, connect(behind), newJudge()));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#sockets.forEach((socket) => socket.destroy());
    this.#server.close();
    await once(this.#server, 'close');
  }

  #serve(client: Socket, server: Socket, judge: Judge): void {
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    let left = Infinity;
    server.on('data', (bytes: Buffer) => {
      if (bytes.length > left) {
        client.end(bytes.subarray(0, left));
        server.destroy();
        return;
      }
      left -= bytes.length;
      client.write(bytes);
    });
    let unread = Buffer.alloc(0);
    client.on('data', (bytes: Buffer) => {
      unread = Buffer.concat([unread, bytes]);
      for (let packet = firstPacket(unread); packet !== null; packet = firstPacket(unread)) {
        unread = unread.subarray(packet.length);
        const { to, sent, lostAfter } = judged(packet, judge);
        left = lostAfter ?? left;
        (to === 'client' ? client : server).write(sent);
      }
    });
  }
}

function firstPacket(bytes: Buffer): Buffer | null {
  if (bytes.length < HEADER_BYTES) {
    return null;
  }
  const length = HEADER_BYTES + bytes.readUIntLE(0, 3);
  return bytes.length < length ? null : bytes.subarray(0, length);
}

function judged(
  packet: Buffer,
  judge: Judge,
): { to: 'client' | 'server'; sent: Buffer; lostAfter?: number | undefined } {
  // Only a command begins with 0: the packets of a handshake and the rest of a long command have later numbers.
  const kind = packet.readUInt8(3) === 0 ? STATEMENTS.get(packet.readUInt8(HEADER_BYTES)) : undefined;
  if (kind === undefined) {
    return { to: 'server', sent: packet };
  }
  if (packet.length - HEADER_BYTES === LONGEST) {
    throw new RangeError('A statement for the proxy fits into one packet.');
  }
  const verdict = judge(kind, packet.toString('utf8', HEADER_BYTES + 1));
  return 'refusal' in verdict
    ? { to: 'client', sent: errorPacket(verdict.refusal) }
    : {
        to: 'server',
        sent: framed(0, packet.subarray(HEADER_BYTES, HEADER_BYTES + 1), Buffer.from(verdict.sql)),
        lostAfter: verdict.lostAfter,
      };
}

function errorPacket({ errno, sqlState, message }: Refusal): Buffer {
  const number = Buffer.alloc(3);
  number.writeUInt8(0xff, 0);
  number.writeUInt16LE(errno, 1);
  return framed(1, number, Buffer.from(`#${sqlState}${message}`));
}

function framed(sequence: number, ...parts: readonly Buffer[]): Buffer {
  const payload = Buffer.concat(parts);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUIntLE(payload.length, 0, 3);
  header.writeUInt8(sequence, 3);
  return Buffer.concat([header, payload]);
}
