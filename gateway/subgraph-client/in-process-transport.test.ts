import { afterEach, describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER } from '../../subgraphs/shared/access/viewer.ts';
import { freshKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { envelopeSigner } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import type { SubgraphReply } from '../../subgraphs/shared/server/subgraph-handler.ts';

import { startDeadline, type Deadline } from './deadline.ts';
import { inProcessTransport } from './in-process-transport.ts';

const REPLY: SubgraphReply = { status: 200, contentType: 'application/json', body: '{"data":{"a":"案"}}' };

const sign = envelopeSigner('cases', freshKeys()[0]);
const CONTEXT = { requestId: 'r1', viewer: PUBLIC_VIEWER, clientLeft: new AbortController().signal };

const TEN_MINUTES_MS = 600_000;
const deadlines: Deadline[] = [];

afterEach(() => deadlines.splice(0).forEach((deadline) => deadline.end()));

function deadline(): Deadline {
  const started = startDeadline(TEN_MINUTES_MS);
  deadlines.push(started);
  return started;
}

describe('a subgraph in the same process', () => {
  it('receives a request and replies as over HTTP', async () => {
    const transport = inProcessTransport(() => Promise.resolve(REPLY), sign, 100);
    expect(await transport.send('{}', CONTEXT, deadline())).toEqual(REPLY);
  });

  it('does not delay an aborted fetch, even if it ignores its signal', async () => {
    const transport = inProcessTransport(() => new Promise<never>(() => undefined), sign, 100);
    const left = deadline();
    const sent = transport.send('{}', CONTEXT, left);
    left.abort('clients-left');
    await expect(sent).rejects.toMatchObject({ kind: 'abandoned' });
    await expect(transport.send('{}', CONTEXT, left)).rejects.toMatchObject({ kind: 'abandoned' });
    await expect(transport.send('{}', CONTEXT, startDeadline(1))).rejects.toMatchObject({ kind: 'timeout' });
  });

  it('gets a signal to stop', async () => {
    let signal: AbortSignal | undefined;
    const transport = inProcessTransport(
      (request) => {
        ({ signal } = request);
        return new Promise<never>(() => undefined);
      },
      sign,
      100,
    );
    const left = deadline();
    const sent = transport.send('{}', CONTEXT, left);
    expect(signal?.aborted).toBe(false);
    left.abort('clients-left');
    await expect(sent).rejects.toThrow();
    expect(signal?.aborted).toBe(true);
  });

  it('may not reply with more bytes than the limit', async () => {
    const bytes = Buffer.byteLength(REPLY.body);
    const answer = (): Promise<SubgraphReply> => Promise.resolve(REPLY);
    expect(await inProcessTransport(answer, sign, bytes).send('{}', CONTEXT, deadline())).toEqual(REPLY);
    await expect(inProcessTransport(answer, sign, bytes - 1).send('{}', CONTEXT, deadline())).rejects.toMatchObject({
      kind: 'too-large',
    });
  });

  it('that throws is reported as unreachable, without its message', async () => {
    const transport = inProcessTransport(() => Promise.reject(new Error('SELECT 1')), sign, 100);
    const fault: unknown = await transport.send('{}', CONTEXT, deadline()).catch((error: unknown) => error);
    expect(fault).toMatchObject({ kind: 'unreachable' });
    expect(String(fault)).not.toContain('SELECT');
  });

  it('is ready when it answers a query, and not when it fails', async () => {
    const { signal } = new AbortController();
    expect(await inProcessTransport(() => Promise.resolve(REPLY), sign, 100).isReady(signal)).toBe(true);
    expect(await inProcessTransport(() => Promise.reject(new Error('down')), sign, 100).isReady(signal)).toBe(false);
    expect(await inProcessTransport(() => Promise.resolve({ ...REPLY, status: 503 }), sign, 100).isReady(signal)).toBe(
      false,
    );
  });
});
