import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';

import { entry, fill, PERSON_KEY } from '../verification/support/ledger-fixture.ts';

import type { LedgerEntry } from './entry.ts';
import type { LedgerAddress } from './ledger-config.ts';
import { ledgerReader, type LedgerReader, type LedgerSearch } from './query/ledger-reader.ts';

const RECORDS = Number(process.env['LEDGER_RECORDS'] ?? 1_000_000);
const AT_ONCE = 50_000;

/** Each person's data was read a hundred times, the first one's by every tenth record as well. */
function entriesFrom(start: number): readonly LedgerEntry[] {
  const began = Date.parse('2026-01-01T00:00:00.000Z');
  return Array.from({ length: AT_ONCE }, (_, at) => {
    const index = start + at;
    const person = index % 10 === 0 ? 0 : index % 10_000;
    return entry({
      time: new Date(began + index * 1000).toISOString(),
      requestId: `request-${index}`,
      subject: `officer-${index % 2_000}`,
      verdict: index % 100_000 === 7 ? 'alarm' : 'answered',
      people: [{ record: `Party:${person}`, identityNumber: identityNumber(person) }],
    });
  });
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** With its check digit (GB 11643): the forms of a number without are looked for at length. */
function identityNumber(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(index / 28) % 12) + 1).padStart(2, '0');
  const body = `3509021980${month}${day}${String(Math.floor(index / 336)).padStart(3, '0')}`;
  const sum = [...body].reduce((total, digit, at) => total + Number(digit) * WEIGHTS[at]!, 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

let folder: string;
let address: LedgerAddress & { readonly kind: 'sqlite' };
let reader: LedgerReader;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-million-'));
  address = { kind: 'sqlite', file: join(folder, 'ledger.sqlite') };
  const started = performance.now();
  for (let at = 0; at < RECORDS; at += AT_ONCE) {
    await fill(address, 'gateway-1', entriesFrom(at));
  }
  const perRecord = ((performance.now() - started) * 1000) / RECORDS;
  process.stderr.write(`${RECORDS} records written, ${perRecord.toFixed(0)} µs each\n`);
  reader = ledgerReader({ address, personKeys: [PERSON_KEY] });
}, 1_200_000);
afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

const SEARCHES: Readonly<Record<string, LedgerSearch>> = {
  nothing: {},
  'a person': { person: identityNumber(4_321) },
  'the person read most': { person: identityNumber(0) },
  nobody: { person: identityNumber(9_990) },
  'a person and a reader': { person: identityNumber(4_321), subject: 'officer-321' },
  'a reader': { subject: 'officer-7' },
  'an unknown reader': { subject: 'nobody' },
  'a reader and a rare outcome': { subject: 'officer-8', verdicts: ['alarm'] },
  'a rare outcome': { verdicts: ['alarm'] },
  'a day': { from: '2026-01-05T00:00:00.000Z', to: '2026-01-06T00:00:00.000Z' },
  'a reader on a day': { subject: 'officer-9', from: '2026-01-05T00:00:00.000Z', to: '2026-01-06T00:00:00.000Z' },
};

describe('auditors’ searches of a large ledger', () => {
  it('are answered, and tell how long they and the event loop took', async () => {
    await reader.latest({ search: {}, before: undefined, limit: 1 });
    for (const [name, search] of Object.entries(SEARCHES)) {
      const times: number[] = [];
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      for (let round = 0; round < 20; round += 1) {
        const started = performance.now();
        const first = await reader.latest({ search, before: undefined, limit: 21 });
        times.push(performance.now() - started);
        const last = first.at(20);
        if (last !== undefined) {
          const second = await reader.latest({ search, before: [last.time, last.chain, last.sequence], limit: 21 });
          expect(second.every(({ time }) => time <= last.time)).toBe(true);
        }
      }
      delay.disable();
      times.sort((one, other) => one - other);
      const [middle, slowest] = [times[10]!, times[19]!].map((ms) => ms.toFixed(1));
      const held = (delay.max / 1e6).toFixed(0);
      process.stderr.write(`${name}: ${middle} ms (slowest ${slowest}), event loop held at most ${held} ms\n`);
    }
  });

  it('find a person’s reads', async () => {
    const page = await reader.latest({ search: SEARCHES['a person']!, before: undefined, limit: 200 });
    expect(page).toHaveLength(RECORDS / 10_000);
    expect(await reader.latest({ search: SEARCHES['nobody']!, before: undefined, limit: 1 })).toEqual([]);
  });

  it('read by an index what they return', () => {
    const database = new SqliteFile(address.file, { readonly: true });
    const plan = (where: string, from = 'access_ledger'): string =>
      (
        database
          .prepare(
            `explain query plan select hash from ${from} where ${where} order by time desc, chain desc, sequence desc limit 21`,
          )
          .all() as { detail: string }[]
      )
        .map(({ detail }) => detail)
        .join('; ');
    expect(plan("verdict = 'alarm'")).toBe('SEARCH access_ledger USING INDEX access_ledger_verdict (verdict=?)');
    expect(plan("subject = 'a' and verdict = 'alarm'")).toBe(
      'SEARCH access_ledger USING INDEX access_ledger_subject (subject=? AND verdict=?)',
    );
    expect(plan("time < 'a'")).toBe('SEARCH access_ledger USING INDEX access_ledger_time (time<?)');
    database.close();
  });
});
