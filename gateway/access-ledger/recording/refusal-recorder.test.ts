import { describe, expect, it } from '@jest/globals';

import { PUBLIC_VIEWER, type Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { LedgerEntry } from '../entry.ts';

import { refusalRecorder, type AnsweredRequest } from './refusal-recorder.ts';

const OFFICER: Viewer = { ...PUBLIC_VIEWER, audience: 'court', subject: 'officer-7', court: '闽09' };
const CLERK: Viewer = { ...OFFICER, subject: 'clerk-8' };

function request(viewer: Viewer, requestId: string): AnsweredRequest {
  return { requestId, viewer, deniedFields: new Set(['Party.name']) };
}

function scene() {
  const written: LedgerEntry[] = [];
  let time = 0;
  const ledger = {
    note: (entry: LedgerEntry) => void written.push(entry),
    record: () => Promise.reject(new Error('Nothing waits for a refusal.')),
    stop: () => Promise.resolve(),
  };
  return { refusals: refusalRecorder(ledger, () => time), written, inAMinute: () => void (time += 60_000) };
}

describe('refusals at a high rate', () => {
  it('do not hide the refusals of another subject', () => {
    const { refusals, written } = scene();
    for (let times = 0; times < 1_500; times += 1) {
      refusals.loginRefused('TOKEN_MALFORMED', request(PUBLIC_VIEWER, 'flood'));
    }
    refusals.answered(request(OFFICER, 'meanwhile'));
    expect(written).toHaveLength(1_001);
    expect(written.at(-1)).toMatchObject({ requestId: 'meanwhile', verdict: 'denied', subject: 'officer-7' });
  });

  it('are recorded as a count for the subject who caused them, not for the next one', () => {
    const { refusals, written, inAMinute } = scene();
    for (let times = 0; times < 1_002; times += 1) {
      refusals.answered(request(OFFICER, `request-${times}`));
    }
    inAMinute();
    refusals.answered({ ...request(CLERK, 'next'), deniedFields: undefined });
    expect(written.slice(1_000)).toMatchObject([
      { verdict: 'omitted', subject: 'officer-7', audience: 'court', requestId: 'request-1000', rows: 2 },
    ]);
  });

  it('are recorded when the gateway stops', () => {
    const { refusals, written } = scene();
    for (let times = 0; times < 1_001; times += 1) {
      refusals.answered(request(OFFICER, 'again'));
    }
    refusals.stop();
    expect(written.slice(1_000)).toMatchObject([{ verdict: 'omitted', subject: 'officer-7', rows: 1 }]);
  });
});
