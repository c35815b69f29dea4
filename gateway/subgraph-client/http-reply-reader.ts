import type { IncomingHttpHeaders } from 'node:http';

import type { Dispatcher } from 'undici';

import { STATEMENTS_HEADER, type SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import type { Deadline } from './deadline.ts';
import { abortError, TransportError } from './transport.ts';

/** So many chunks are joined at a time: a reply sent byte by byte would otherwise take a hundred times its size in memory. */
const CHUNKS_PER_PIECE = 512;

/**
 * Reads one reply from a connection, at most `replyBytes`. A reply that declares more, or a compression, is not read.
 * Threat: a subgraph, broken or taken over, that fills the gateway's memory. When reading stops early, the connection is
 * closed: the start of the next reply on it is unknown.
 */
export class HttpReplyReader implements Dispatcher.DispatchHandler {
  readonly reply: Promise<SubgraphReply>;
  private readonly replyBytes: number;
  private resolve!: (reply: SubgraphReply) => void;
  private reject!: (fault: TransportError) => void;
  private controller: Dispatcher.DispatchController | undefined;
  private fault: TransportError | undefined;
  private hasEnded = false;
  private status = 0;
  private contentType = '';
  private statements: number | undefined;
  private pieces: Buffer[] = [];
  private chunks: Buffer[] = [];
  private size = 0;

  constructor(replyBytes: number, deadline: Deadline) {
    this.replyBytes = replyBytes;
    this.reply = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    deadline.onAbort(() => this.stop(abortError(deadline)));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Aborted while it was in undici's queue, which gives no earlier moment to remove it.
    if (this.fault !== undefined) {
      controller.abort(this.fault);
      return;
    }
    this.controller = controller;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    const encoding = headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      this.stop(new TransportError('compressed'));
      return;
    }
    if (Number(headers['content-length'] ?? 0) > this.replyBytes) {
      this.stop(new TransportError('too-large'));
      return;
    }
    this.status = status;
    this.contentType = headers['content-type'] ?? '';
    const statements = headers[STATEMENTS_HEADER];
    this.statements = statements === undefined ? undefined : Number(statements);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.byteLength;
    if (this.size > this.replyBytes) {
      this.stop(new TransportError('too-large'));
      return;
    }
    this.chunks.push(chunk);
    if (this.chunks.length === CHUNKS_PER_PIECE) {
      this.pieces.push(Buffer.concat(this.chunks));
      this.chunks = [];
    }
  }

  onResponseEnd(): void {
    this.hasEnded = true;
    const parts = [...this.pieces, ...this.chunks];
    const only = parts.length === 1 ? parts[0] : undefined;
    const body = (only ?? Buffer.concat(parts, this.size)).toString('utf8');
    this.resolve({ status: this.status, contentType: this.contentType, body, statements: this.statements });
  }

  onResponseError(): void {
    this.hasEnded = true;
    this.reject(this.fault ?? new TransportError('unreachable'));
  }

  private stop(fault: TransportError): void {
    if (this.hasEnded) {
      return;
    }
    this.fault ??= fault;
    this.pieces = [];
    this.chunks = [];
    this.reject(this.fault);
    this.controller?.abort(this.fault);
  }
}
