import { describe, expect, it } from '@jest/globals';

import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { inProcessTransport } from './in-process-transport.ts';
import { ReplyTooLarge } from './transport.ts';

const REPLY: SubgraphReply = { status: 200, contentType: 'application/json', body: '{"data":{"a":"案"}}' };

function request(signal: AbortSignal = new AbortController().signal) {
  return { body: '{}', headers: {}, signal };
}

describe('a subgraph in the same process', () => {
  it('is asked and answers as over HTTP', async () => {
    const transport = inProcessTransport(() => Promise.resolve(REPLY), 100);
    expect(await transport.send(request())).toEqual(REPLY);
  });

  it('is no longer waited for when the signal aborts, though it ignores the signal', async () => {
    const transport = inProcessTransport(() => new Promise<never>(() => undefined), 100);
    const aborter = new AbortController();
    const sent = transport.send(request(aborter.signal));
    aborter.abort();
    await expect(sent).rejects.toThrow('aborted');
    await expect(transport.send(request(AbortSignal.abort()))).rejects.toThrow('aborted');
  });

  it('is held to the size of its reply in bytes', async () => {
    const bytes = Buffer.byteLength(REPLY.body);
    await expect(inProcessTransport(() => Promise.resolve(REPLY), bytes).send(request())).resolves.toEqual(REPLY);
    await expect(inProcessTransport(() => Promise.resolve(REPLY), bytes - 1).send(request())).rejects.toThrow(
      ReplyTooLarge,
    );
  });

  it('is ready when it answers a query, and not when it fails', async () => {
    const { signal } = new AbortController();
    expect(await inProcessTransport(() => Promise.resolve(REPLY), 100).isReady(signal)).toBe(true);
    expect(await inProcessTransport(() => Promise.reject(new Error('down')), 100).isReady(signal)).toBe(false);
    expect(await inProcessTransport(() => Promise.resolve({ ...REPLY, status: 503 }), 100).isReady(signal)).toBe(false);
  });
});
