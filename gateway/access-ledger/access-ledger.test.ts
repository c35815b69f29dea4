import { describe, expect, it } from '@jest/globals';

import { entry } from '../verification/support/ledger-fixture.ts';

import { accessLedger } from './access-ledger.ts';
import type { ChainReply, DurableChain } from './chain/durable-chain.ts';
import type { LedgerEntry } from './entry.ts';
import type { LedgerLimits } from './ledger-config.ts';

const LIMITS: LedgerLimits = { deadlineMs: 5_000, waiting: 4, paceMs: 0, headsMs: 600_000 };

/** A chain that holds each group until the test releases it. */
function heldChain() {
  const groups: (readonly LedgerEntry[])[] = [];
  const releases: ((reply: ChainReply) => void)[] = [];
  const done = () => Promise.resolve<ChainReply>({ kind: 'done' });
  const chain: DurableChain = {
    open: done,
    check: done,
    writeHead: done,
    growthSince: done,
    close: done,
    append(entries) {
      groups.push(entries);
      return new Promise((resolve) => void releases.push(resolve));
    },
  };
  /** Waits for a group first. */
  const release = async (reply: ChainReply = { kind: 'done' }): Promise<void> => {
    while (releases.length === 0) {
      await turn();
    }
    releases.shift()?.(reply);
  };
  return { chain, groups, release };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the access ledger', () => {
  it('resolves only when the entry is on the disk', async () => {
    const { chain, release } = heldChain();
    const ledger = accessLedger(chain, LIMITS, () => undefined);
    let isRecorded = false;
    const recording = ledger.record(entry()).then(() => (isRecorded = true));
    await turn();
    expect(isRecorded).toBe(false);
    await release();
    await recording;
  });

  it('writes the entries that came during a write together', async () => {
    const { chain, groups, release } = heldChain();
    const ledger = accessLedger(chain, LIMITS, () => undefined);
    const all = [ledger.record(entry({ requestId: 'first' }))];
    await turn();
    all.push(...['a', 'b', 'c'].map((requestId) => ledger.record(entry({ requestId }))));
    await release();
    await turn();
    await release();
    await Promise.all(all);
    expect(groups.map((group) => group.map(({ requestId }) => requestId))).toEqual([['first'], ['a', 'b', 'c']]);
  });

  it('writes a single entry at once, and the entries that come soon after together', async () => {
    const { chain, groups, release } = heldChain();
    const ledger = accessLedger(chain, { ...LIMITS, paceMs: 1_000 }, () => undefined);
    const first = ledger.record(entry({ requestId: 'first' }));
    await release();
    await first;
    const more: Promise<void>[] = [];
    for (const requestId of ['a', 'b', 'c']) {
      more.push(ledger.record(entry({ requestId })));
      await turn();
    }
    await release();
    await Promise.all(more);
    expect(groups.map((group) => group.map(({ requestId }) => requestId))).toEqual([['first'], ['a', 'b', 'c']]);
  });

  it('refuses an entry at once when too many wait', async () => {
    const { chain, release } = heldChain();
    const ledger = accessLedger(chain, LIMITS, () => undefined);
    const written = ledger.record(entry());
    await turn();
    const waiting = Array.from({ length: LIMITS.waiting }, () => ledger.record(entry()));
    await expect(ledger.record(entry())).rejects.toMatchObject({ fault: 'TOO_MANY_WAIT' });
    await release();
    await written;
    await turn();
    await release();
    await Promise.all(waiting);
  });

  it('fails an entry past its deadline, and writes again when the disk does', async () => {
    const { chain, release } = heldChain();
    const ledger = accessLedger(chain, { ...LIMITS, deadlineMs: 20 }, () => undefined);
    await expect(ledger.record(entry())).rejects.toMatchObject({ fault: 'DEADLINE' });
    await release();
    await turn();
    const next = ledger.record(entry());
    await turn();
    await release();
    await next;
  });

  it('gives each entry a deadline of its own', async () => {
    const { chain } = heldChain();
    const ledger = accessLedger(chain, { ...LIMITS, deadlineMs: 60 }, () => undefined);
    const failed: string[] = [];
    const record = (requestId: string): Promise<unknown> =>
      ledger.record(entry({ requestId })).catch(() => failed.push(requestId));
    const first = record('first');
    await new Promise((resolve) => setTimeout(resolve, 30));
    const second = record('second');
    await first;
    expect(failed).toEqual(['first']);
    await second;
    expect(failed).toEqual(['first', 'second']);
  });

  it('reports the loss of a refusal’s entry with the store’s fault', async () => {
    const { chain, release } = heldChain();
    const faults: string[] = [];
    const ledger = accessLedger(chain, LIMITS, (fault) => faults.push(fault));
    ledger.note(entry({ verdict: 'denied' }));
    await turn();
    await release({ kind: 'failed', fault: 'SQLITE_FULL' });
    await turn();
    expect(faults).toEqual(['SQLITE_FULL']);
  });

  it('stops while the chain is being opened, however long that takes', async () => {
    const held = heldChain();
    let isClosed = false;
    const chain: DurableChain = {
      ...held.chain,
      writeHead: () => new Promise(() => undefined),
      close() {
        isClosed = true;
        return Promise.resolve({ kind: 'done' });
      },
    };
    const ledger = accessLedger(chain, { ...LIMITS, deadlineMs: 20 }, () => undefined);
    const lost = expect(ledger.record(entry())).rejects.toMatchObject({ fault: 'DEADLINE' });
    await ledger.stop();
    await lost;
    expect(isClosed).toBe(true);
  });

  it('writes the waiting entries before it stops, and refuses new ones', async () => {
    const { chain, groups, release } = heldChain();
    const ledger = accessLedger(chain, LIMITS, () => undefined);
    const last = ledger.record(entry());
    const stopping = ledger.stop();
    await turn();
    await release();
    await Promise.all([last, stopping]);
    expect(groups).toHaveLength(1);
    await expect(ledger.record(entry())).rejects.toMatchObject({ fault: 'STOPPED' });
  });
});
