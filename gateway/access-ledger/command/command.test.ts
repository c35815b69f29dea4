import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';

import {
  entries,
  entry,
  fill,
  identityNumber,
  PERSON_KEY,
  scratchLedger,
  withStore,
  type ScratchLedger,
} from '../../verification/support/ledger-fixture.ts';
import { appendHead } from '../heads-file.ts';
import { verifyLedger } from '../verify-ledger.ts';

const MAIN = fileURLToPath(new URL('../../command-line/main.ts', import.meta.url));

let ledger: ScratchLedger;
let file: string;
let heads: string;

beforeAll(async () => {
  ledger = await scratchLedger('sqlite');
  file = ledger.address.kind === 'sqlite' ? ledger.address.file : '';
  heads = `${file}.heads`;
  const named = entry({ subject: '=cmd', purpose: 'a "b", c', people: [{ record: 'Party:7' }] });
  await fill(ledger.address, 'gateway-1', [...entries(60), named]);
  const { chains } = await withStore(ledger.address, (store) => verifyLedger(store, []));
  for (const head of chains) {
    await appendHead(heads, { ...head, time: '2026-11-22T01:02:00.000Z' });
  }
});
afterAll(() => ledger.remove());

async function ledgerCommand(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) {
  const keys = PERSON_KEY;
  const child = spawn(process.execPath, [MAIN, 'ledger', ...args], {
    env: { ACCESS_LEDGER: file, LEDGER_HEADS_FILE: heads, LEDGER_KEYS: keys, ...env },
  });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, lines: out.trimEnd().split('\n'), err };
}

describe('lianzhi ledger', () => {
  it('says what it can do', async () => {
    const { code, lines, err } = await ledgerCommand(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const help = lines.join('\n');
    expect(help).toMatch(
      /^Usage: lianzhi ledger .*\n  verify .*\n  report .*\n  who .*ACCESS_LEDGER says where the ledger is/s,
    );
    expect((await ledgerCommand(['who', '--help'])).lines.join('\n')).toMatch(/^Usage: lianzhi ledger who .*--record/s);
  });

  it('verifies a ledger, and ends with 1 where it is not as it was written', async () => {
    const { code, lines } = await ledgerCommand(['verify']);
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: '61 records, 1 heads, in order' });
    const database = new SqliteFile(file);
    database.exec("update access_ledger set fields = 'Party.kind' where sequence = 30");
    const found = await ledgerCommand(['verify']);
    expect(found).toMatchObject({ code: 1 });
    expect(found.lines[0]).toBe('gateway-1 30 2026-11-22T01:00:29.000Z edited: Its hash is not that of its contents.');
    database.exec("update access_ledger set fields = 'Party.name' where sequence = 30");
    database.close();
  });

  it('warns where there are no heads', async () => {
    expect((await ledgerCommand(['verify'], '', { LEDGER_HEADS_FILE: `${file}.none` })).err).toContain('No heads');
  });

  it('reports what one reader read in a period', async () => {
    const { lines } = await ledgerCommand(['report', '--subject', 'officer-3', '--to', '2026-11-22T01:00:30Z']);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('officer-3');
  });

  it('writes what no spreadsheet takes for a formula', async () => {
    const { lines } = await ledgerCommand(['report', '--subject', '=cmd']);
    expect(lines[1]).toContain(`,'=cmd,`);
    expect(lines[1]).toContain('"a ""b"", c"');
  });

  it('finds who read about a person, also by a name on a record that once had their number', async () => {
    const { lines, err } = await ledgerCommand(['who', '--format', 'json'], `${identityNumber(7)}\n`);
    const found = lines.map((line) => (JSON.parse(line) as { sequence: number }).sequence);
    expect(found).toEqual([8, 61]);
    expect(err).toBe('');
    expect((await ledgerCommand(['who', '--record', 'Party:7'])).lines).toHaveLength(3);
  });

  it('takes a number on the command line with a warning', async () => {
    const { lines, err } = await ledgerCommand(['who', '--person', identityNumber(9)]);
    expect(lines).toHaveLength(2);
    expect(err).toContain('standard input');
  });

  it('finds nobody with another key', async () => {
    const env = { LEDGER_KEYS: Buffer.alloc(32, 1).toString('base64') };
    expect((await ledgerCommand(['who'], identityNumber(7), env)).lines).toHaveLength(1);
  });

  it.each([
    [['audit'], 'verify, report or who'],
    [[], 'Commands:'],
    [['report'], '--subject'],
    [['who', '--from', 'yesterday'], '--from is a day'],
    [['who', '--record', 'x'], 'Party:17'],
    [['verify', '--heads', '/nowhere'], 'ENOENT'],
    [['who', '--persson=350902199801120524'], 'Unknown option --persson.'],
    [['who', '350902199801120524'], 'Too many arguments.'],
    [['350902199801120524'], 'verify, report or who'],
  ])('ends with 2 and a sentence for %j', async (args, message) => {
    const { code, err } = await ledgerCommand(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toContain('350902199801120524');
  });
});
