import { randomUUID } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';

export interface HttpServerLimits {
  /** How long a client may take to send a request, headers and body. Milliseconds. */
  readonly readMs: number;
  /** How long an idle connection is kept open. Milliseconds; longer than any client keeps it, or it may send in vain. */
  readonly keepAliveMs: number;
}

type OnRefused = (socket: Socket, status: number) => string;

/**
 * An HTTP server with limits of time, not yet listening. Headers are limited to Node's 16 KiB.
 *
 * @param onRefused called where something is no HTTP request or came too slowly, with the status of its answer; returns the
 *   request id of that answer. It may be the rest of a request that `listener` has already: then that is open on the socket
 */
export function createHttpServer(
  limits: HttpServerLimits,
  listener: RequestListener,
  onRefused: OnRefused = () => randomUUID(),
): Server {
  // Node looks for connections past their time every 30 seconds by default.
  const server = createServer({ connectionsCheckingInterval: Math.min(1_000, limits.readMs) }, listener);
  server.on('clientError', (error: ClientError, socket: Socket) => answerClientError(error, socket, onRefused));
  server.headersTimeout = limits.readMs;
  server.requestTimeout = limits.readMs;
  server.keepAliveTimeout = limits.keepAliveMs;
  return server;
}

/** Statuses by Node's error code; every other request that cannot be parsed gets 400. */
const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Node has one code for a request line and for headers that are too long: the line is what has no end in its first packet. */
function statusOf({ code = '', rawPacket }: ClientError): string {
  const isLongLine =
    code === 'HPE_HEADER_OVERFLOW' && /^[A-Z]+ [^\r\n]{8000}/.test(rawPacket?.toString('latin1') ?? '');
  return isLongLine ? '414 URI Too Long' : (STATUSES[code] ?? '400 Bad Request');
}

interface ClientError extends NodeJS.ErrnoException {
  /** What came last. */
  readonly rawPacket?: Buffer;
}

/** Answers what is not an HTTP request, or came too slowly. Node's own answer would carry no request id. */
function answerClientError(error: ClientError, socket: Socket, onRefused: OnRefused): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statusOf(error);
  const lines = [
    `HTTP/1.1 ${status}`,
    `x-request-id: ${onRefused(socket, parseInt(status))}`,
    'x-content-type-options: nosniff',
    'connection: close',
    'content-length: 0',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n`);
}
