import { spawn } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';

import {
  entries,
  entry,
  fill,
  identityNumber,
  openSigned,
  PERSON_KEY,
  scratchLedger,
  type ScratchLedger,
} from '../../verification/support/ledger-fixture.ts';

const MAIN = fileURLToPath(new URL('../../command-line/main.ts', import.meta.url));

let ledger: ScratchLedger;
let file: string;
let heads: string;

beforeAll(async () => {
  ledger = await scratchLedger('sqlite');
  file = ledger.address.kind === 'sqlite' ? ledger.address.file : '';
  heads = `${file}.heads`;
  const named = entry({ subject: '=cmd', purpose: 'a "b", c', people: [{ record: 'Party:7' }] });
  const signed = await openSigned(file, 'gateway-1');
  await signed.append([...entries(60), named]);
  await signed.close();
});
afterAll(() => ledger.remove());

async function ledgerCommand(args: readonly string[], input = '', env: Readonly<Record<string, string>> = {}) {
  const keys = PERSON_KEY;
  const child = spawn(process.execPath, [MAIN, 'ledger', ...args], {
    env: {
      ...{ ACCESS_LEDGER: file, LEDGER_HEADS_FILE: heads, LEDGER_KEYS: keys },
      ...{ LEDGER_SIGNING_KEY_FILE: `${file}.key`, LEDGER_WITNESS_FILE: `${file}.witnessed`, ...env },
    },
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
      /^Usage: lianzhi ledger .*\n  verify .*\n  prove .*\n  check-proof .*\n  report .*\n  who .*ACCESS_LEDGER says where the ledger is/s,
    );
    expect((await ledgerCommand(['who', '--help'])).lines.join('\n')).toMatch(/^Usage: lianzhi ledger who .*--record/s);
  });

  it('verifies a ledger, says what only a witness would find, and ends with 1 where it is not as it was written', async () => {
    const { code, lines } = await ledgerCommand(['verify']);
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: '61 records, 1 heads: 完好 intact' });
    expect(lines.at(-2)).toMatch(/^gateway-1: 第 1–61 条未与见证核对.*not compared with a witness.*--checkpoint/);
    const database = new SqliteFile(file);
    database.exec("update access_ledger set fields = 'Party.kind' where sequence = 30");
    const found = await ledgerCommand(['verify']);
    expect(found).toMatchObject({ code: 1 });
    expect(found.lines[0]).toBe('gateway-1 30 2026-11-22T01:00:29.000Z edited: Its hash is not that of its contents.');
    expect(found.lines.at(-1)).toMatch(/处不符 faults$/);
    database.exec("update access_ledger set fields = 'Party.name' where sequence = 30");
    database.close();
  });

  it('says how many faults there are where it does not print all', async () => {
    const copy = `${file}.many`;
    await fill({ kind: 'sqlite', file: copy }, 'gateway-1', entries(150));
    const database = new SqliteFile(copy);
    database.exec("update access_ledger set fields = 'x'");
    database.close();
    const { lines } = await ledgerCommand(['verify'], '', { ACCESS_LEDGER: copy, LEDGER_HEADS_FILE: 'none' });
    expect(lines[100]).toBe('共 150 处，列出 100 处。100 of 150 shown.');
    expect(lines.at(-1)).toBe('150 records, 0 heads: 150 处不符 faults');
  });

  it.each([
    ['no heads', { LEDGER_HEADS_FILE: 'none' }, '没有台账头'],
    ['no public key', { LEDGER_SIGNING_KEY_FILE: 'none' }, '没有核对签名的公钥'],
  ])('calls nothing intact that it cannot prove, and ends with 3: %s', async (_, env, reason) => {
    const { code, lines } = await ledgerCommand(['verify'], '', env);
    expect({ code, last: lines.at(-1) }).toEqual({
      code: 3,
      last: expect.stringMatching(/^61 records, \d heads: 未全部证实 not all proven$/),
    });
    expect(lines.join('\n')).toMatch(new RegExp(`gateway-1: 第 1–61 条未证实 not proven: ${reason}`));
  });

  it.each([
    ['the key is there', {}, 'gateway-1: 没有记录 no records未证实 not proven: 没有台账头'],
    [
      'the key is gone too',
      { LEDGER_SIGNING_KEY_FILE: 'none' },
      '台账 ledger: 没有记录 no records未证实 not proven: 没有台账头',
    ],
  ])('calls no ledger intact that was emptied with its heads: %s', async (_, env, line) => {
    const copy = `${file}.emptied`;
    await copyFile(file, copy);
    const database = new SqliteFile(copy);
    ['', '_chain', '_subtree', '_person'].forEach((table) => database.exec(`delete from access_ledger${table}`));
    database.close();
    const emptied = await ledgerCommand(['verify'], '', { ACCESS_LEDGER: copy, LEDGER_HEADS_FILE: 'none', ...env });
    expect({ code: emptied.code, last: emptied.lines.at(-1) }).toEqual({
      code: 3,
      last: '0 records, 0 heads: 未全部证实 not all proven',
    });
    expect(emptied.lines).toContainEqual(expect.stringContaining(line));
  });

  it('says of a ledger that was cut back to an earlier head with its heads that only a witness shows it', async () => {
    const copy = `${file}.cut`;
    const signed = await openSigned(copy, 'gateway-1');
    await signed.append([]);
    const before = await readFile(`${copy}.heads`);
    await signed.append([entry()]);
    await signed.close();
    const database = new SqliteFile(copy);
    database.exec('delete from access_ledger; delete from access_ledger_person');
    database.close();
    await writeFile(`${copy}.heads`, before);
    const cut = { ACCESS_LEDGER: copy, LEDGER_HEADS_FILE: `${copy}.heads`, LEDGER_SIGNING_KEY_FILE: `${copy}.key` };
    const { code, lines } = await ledgerCommand(['verify'], '', cut);
    expect({ code, last: lines.at(-1) }).toEqual({ code: 0, last: '0 records, 1 heads: 完好 intact' });
    expect(lines.at(-2)).toMatch(/^gateway-1: .*未与见证核对.*截回到较早的台账头.*cut them back to an earlier head/);
  });

  it('calls nothing intact that was written after the last head', async () => {
    const copy = `${file}.newer`;
    await copyFile(file, copy);
    await fill({ kind: 'sqlite', file: copy }, 'gateway-1', [entry()]);
    const { code, lines } = await ledgerCommand(['verify'], '', { ACCESS_LEDGER: copy });
    expect(code).toBe(3);
    expect(lines.join('\n')).toContain('第 62–62 条未证实 not proven: 写于最后一个台账头之后');
  });

  it('passes over what a power cut has left incomplete in its files, and says so', async () => {
    const [torn, key] = [`${file}.torn.heads`, `${file}.torn.key`];
    await writeFile(torn, `{"chain":"gate\n${await readFile(heads, 'utf8')}`);
    await writeFile(`${key}.pub`, `test.example/gate\n${await readFile(`${file}.key.pub`, 'utf8')}`);
    const env = { LEDGER_HEADS_FILE: torn, LEDGER_SIGNING_KEY_FILE: key };
    const verified = await ledgerCommand(['verify'], '', env);
    expect(verified).toMatchObject({ code: 0, err: '' });
    expect(verified.lines).toContainEqual(expect.stringMatching(/torn\.heads: 1 处.*1 unreadable/));
    expect(verified.lines).toContainEqual(expect.stringMatching(/torn\.key\.pub: 1 处.*1 unreadable/));
    const proof = await ledgerCommand(['prove', '--sequence', '8'], '', env);
    expect(proof).toMatchObject({ code: 0, err: expect.stringMatching(/torn\.heads: 1 处/) });
    expect(proof.lines[0]).toBe('c2sp.org/tlog-proof@v1');
    expect(await ledgerCommand(['verify', '--key', heads])).toMatchObject({ code: 2 });
  });

  it('proves a record to somebody who has only the public key', async () => {
    const proof = await ledgerCommand(['prove', '--sequence', '8']);
    expect(proof).toMatchObject({ code: 0, err: '' });
    expect(proof.lines[0]).toBe('c2sp.org/tlog-proof@v1');
    const proofFile = `${file}.tlog-proof`;
    const text = `${proof.lines.join('\n')}\n`;
    await writeFile(proofFile, text);
    const key = (await readFile(`${file}.key.pub`, 'utf8')).trim();
    const elsewhere = { ACCESS_LEDGER: '/nowhere', LEDGER_SIGNING_KEY_FILE: '/nowhere', LEDGER_HEADS_FILE: '/nowhere' };
    const check = (...args: string[]) => ledgerCommand(['check-proof', proofFile, ...args], '', elsewhere);
    const held = await check('--key', key);
    expect(held).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(held.lines[0]!)).toMatchObject({ sequence: 8, subject: 'officer-7', fields: 'Party.name' });
    expect(held.lines[1]).toMatch(
      /^证明成立 proven: test\.example\/gateway-1 61, .*signed by test\.example\/gateway-1/,
    );
    expect(await check()).toMatchObject({ code: 1, lines: [expect.stringContaining('--key')] });
    const other = Buffer.from(lineOf(text, 'extra'), 'base64').toString().replace('officer-7', 'officer-8');
    await writeFile(proofFile, text.replace(/extra .*/, `extra ${Buffer.from(other).toString('base64')}`));
    expect(await check('--key', key)).toMatchObject({ code: 1, lines: [expect.stringContaining('不在检查点的树中')] });
    await writeFile(proofFile, text.replace(/index .*/, 'index 8'));
    expect(await check('--key', key)).toMatchObject({ code: 1 });
    await writeFile(proofFile, 'no proof');
    expect(await check('--key', key)).toMatchObject({ code: 2, err: expect.stringContaining('不是台账证明文件') });
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
    [['audit'], 'verify, prove, check-proof, report or who'],
    [['prove'], '--sequence'],
    [['prove', '--sequence', '99'], '没有这条记录'],
    [['verify', '--key', 'no key'], '公钥应为'],
    [[], 'Commands:'],
    [['report'], '--subject'],
    [['who', '--from', 'yesterday'], '--from is a day'],
    [['who', '--record', 'x'], 'Party:17'],
    [['verify', '--heads', '/nowhere'], 'ENOENT'],
    [['who', '--persson=350902199801120524'], 'Unknown option --persson.'],
    [['who', '350902199801120524'], 'Too many arguments.'],
    [['350902199801120524'], 'verify, prove, check-proof, report or who'],
  ])('ends with 2 and a sentence for %j', async (args, message) => {
    const { code, err } = await ledgerCommand(args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err).not.toContain('350902199801120524');
  });
});

function lineOf(text: string, name: string): string {
  return text
    .split('\n')
    .find((line) => line.startsWith(`${name} `))!
    .slice(name.length + 1);
}
