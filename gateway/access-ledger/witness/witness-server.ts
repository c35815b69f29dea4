import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

import { faultCode } from '../store/ledger-store.ts';

import type { Witness } from './witness-state.ts';

/** The longest accepted request: 63 hashes and a checkpoint with some signatures are below 16 KB. */
const MAX_BODY = 65_536;
const REQUEST_MS = 10_000;

/**
 * A witness over HTTP (C2SP tlog-witness): `POST /add-checkpoint`, and `GET /checkpoint/<origin>` for the last countersigned
 * checkpoint, which anybody may read. Nobody is authenticated: a checkpoint is accepted by its signature.
 *
 * @param onFault called with the code of what made a request fail
 */
export function witnessServer(witness: Witness, onFault: (fault: string) => void): Server {
  const server = createServer((request, response) => {
    answer(witness, request, response).catch((error: unknown) => {
      onFault(faultCode(error));
      send(response, 500, '见证出错，请看其日志。The witness failed.\n');
    });
  });
  server.requestTimeout = REQUEST_MS;
  server.headersTimeout = REQUEST_MS;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '';
  if (request.method === 'POST' && path === '/add-checkpoint') {
    const body = await bodyOf(request);
    if (body === undefined) {
      response.setHeader('connection', 'close');
      send(response, 413, '请求太长。The request is too long.\n');
      return;
    }
    const { status, text, type } = await witness.add(body);
    send(response, status, text, type);
    return;
  }
  const origin = /^\/checkpoint\/(\S{1,300})$/.exec(path)?.[1];
  const latest = request.method === 'GET' && origin !== undefined ? witness.latest(origin) : undefined;
  send(response, latest === undefined ? 404 : 200, latest ?? '没有。There is none.\n');
}

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_BODY) {
      return undefined;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type }).end(text);
}
