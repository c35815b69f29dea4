import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import SqliteFile from 'better-sqlite3';
import { pino } from 'pino';

import { listenOn } from '../../subgraphs/shared/http/listen-on.ts';
import { readCheckpoint } from '../access-ledger/checkpoints/checkpoint.ts';
import { keyFromFile } from '../access-ledger/checkpoints/key-file.ts';
import { newSigningKey, noteSigner, readVerifier } from '../access-ledger/checkpoints/note-keys.ts';
import { identityToken, personHash } from '../access-ledger/person-hash.ts';
import type { LedgerRecord } from '../access-ledger/record.ts';
import { readsOf } from '../access-ledger/store/ledger-reports.ts';
import { openLedgerStore } from '../access-ledger/store/open-ledger-store.ts';
import { NO_EVIDENCE, verifyLedger } from '../access-ledger/verify/verify-ledger.ts';
import { witnessServer } from '../access-ledger/witness/witness-server.ts';
import { openWitness } from '../access-ledger/witness/witness-state.ts';
import { bearerHeaders, type Bearer } from '../authentication/issuing/personas.ts';
import { readConfig } from '../config.ts';
import { createGateway, type RunningGateway } from '../gateway.ts';
import { allHeads } from '../verification/support/ledger-fixture.ts';
import { PEOPLE, REGISTER_SUBGRAPHS, REGISTER_SUPERGRAPH } from '../verification/support/register-graph.ts';
import { postQuery, type Result } from '../verification/support/tiny-gateway.ts';

interface LedgerPage {
  readonly edges: readonly { readonly node: { readonly sequence: number } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const NAMES = '{ parties { name } }';

interface LedgerGateway {
  readonly gateway: RunningGateway;
  readonly ledger: string;
  readonly heads: string;
  query(asker: Bearer, query: string, variables?: Readonly<Record<string, unknown>>): Promise<Result>;
  /** The records written since the last query. */
  written(): Promise<readonly LedgerRecord[]>;
  end(): Promise<void>;
}

async function startLedgerGateway(env: Readonly<Record<string, string>> = {}): Promise<LedgerGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-ledger-'));
  const [ledger, heads] = [join(folder, 'access-ledger.sqlite'), join(folder, 'heads')];
  const variables = {
    GATEWAY_PORT: '0',
    PLANNER_MS: '30000',
    ACCESS_GAINS: 'accept',
    ACCESS_LEDGER: ledger,
    LEDGER_HEADS_FILE: heads,
    LEDGER_SIGNING_KEY_FILE: join(folder, 'key'),
    ...env,
  };
  const gateway = await createGateway(readConfig(variables), {
    supergraphSdl: REGISTER_SUPERGRAPH,
    subgraphs: REGISTER_SUBGRAPHS,
    logger: pino({ level: 'silent' }),
  });
  let seen = 0;
  const records = async (): Promise<readonly LedgerRecord[]> => {
    const store = await openLedgerStore({ kind: 'sqlite', file: ledger }, 'read');
    const result: LedgerRecord[] = [];
    for await (const record of store.records({})) {
      result.push(record);
    }
    await store.close();
    return result;
  };
  return {
    gateway,
    ledger,
    heads,
    async query(asker, query, variables) {
      seen = existsSync(ledger) ? (await records()).length : 0;
      const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...(await bearerHeaders(asker)) };
      return postQuery(gateway, query, variables, { headers });
    },
    written: async () => (await records()).slice(seen),
    async end() {
      await gateway.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Waits for this many records: refusals are written asynchronously, after the response. */
async function waitForRecords(
  written: () => Promise<readonly LedgerRecord[]>,
  count: number,
): Promise<readonly LedgerRecord[]> {
  for (let left = 200; left > 0; left -= 1) {
    const records = await written();
    if (records.length >= count) {
      return records;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return written();
}

describe.each(['compiled', 'apollo'])('the access ledger, with the %s executor', (executor) => {
  let ledgerGateway: LedgerGateway;
  beforeAll(async () => {
    ledgerGateway = await startLedgerGateway({ EXECUTOR: executor });
  });
  afterAll(() => ledgerGateway.end());

  it('records who read what, when and why, before the response', async () => {
    const before = new Date().toISOString();
    const { data } = await ledgerGateway.query('court', '{ parties { n: name idNumber kind } }');
    expect(data).toEqual({ parties: PEOPLE.map(({ name, idNumber, kind }) => ({ n: name, idNumber, kind })) });
    const [record, ...others] = await ledgerGateway.written();
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      chain: 'gateway-1',
      verdict: 'answered',
      audience: 'court',
      classes: 'identity party',
      fields: 'Party.idNumber Party.name',
      row_count: 2,
      operation: createHash('sha256').update('{ parties { n: name idNumber kind } }').digest('hex'),
    });
    expect(record!.subject).not.toBeNull();
    expect(record!.time >= before && record!.time <= new Date().toISOString()).toBe(true);
    expect(record!.people.split(' ')).toHaveLength(2);
  });

  it('records every read, also of a cached document', async () => {
    for (let times = 0; times < 3; times += 1) {
      await ledgerGateway.query('court', NAMES);
      expect(await ledgerGateway.written()).toHaveLength(1);
    }
  });

  it('records no operation without such fields', async () => {
    const { data } = await ledgerGateway.query('court', '{ courtCount parties { kind } }');
    expect(data).toMatchObject({ courtCount: 4 });
    expect(await ledgerGateway.written()).toEqual([]);
  });

  it('records whom somebody looked up by number, also where nobody has it', async () => {
    const query = 'query ($n: IdentityNumber!) { partyByIdNumber(idNumber: $n) { name } }';
    const unmatched = await ledgerGateway.query('court', query, { n: '110101199001010007' });
    expect(unmatched.data).toEqual({ partyByIdNumber: null });
    const hash = personHash(readConfig({}).secrets.ledgerKeys[0]);
    expect(await ledgerGateway.written()).toMatchObject([
      {
        verdict: 'answered',
        classes: 'identity',
        fields: 'Query.partyByIdNumber',
        people: identityToken('110101199001010007', hash),
        row_count: 0,
      },
    ]);
    await ledgerGateway.query('court', query, { n: PEOPLE[0].idNumber });
    expect(await ledgerGateway.written()).toMatchObject([{ classes: 'identity party', row_count: 1 }]);
  });

  it('records the person of a lookup by number, in a variable or in the document, even if the number was not returned', async () => {
    const lookUp =
      'query ($n: IdentityNumber!, $not: Boolean = true) { partyByIdNumber(idNumber: $n) @skip(if: $not) { kind } }';
    const recordsOfPerson = async (query: string, variables?: Readonly<Record<string, unknown>>): Promise<number> => {
      await ledgerGateway.query('court', query, variables);
      const [record] = await ledgerGateway.written();
      const number = identityToken(PEOPLE[0].idNumber, personHash(readConfig({}).secrets.ledgerKeys[0]));
      return record?.people.split(' ').filter((person) => person === number).length ?? 0;
    };
    expect(await recordsOfPerson(lookUp, { n: PEOPLE[0].idNumber, not: false })).toBe(1);
    expect(
      await recordsOfPerson(
        `{ ...F } fragment F on Query { partyByIdNumber(idNumber: "${PEOPLE[0].idNumber}") { kind } }`,
      ),
    ).toBe(1);
    const skipped = `${lookUp.slice(0, -1)} parties(first: 1) { name } }`;
    expect(await recordsOfPerson(skipped, { n: PEOPLE[0].idNumber })).toBe(0);
  });

  it('records the persons in a list of another subgraph', async () => {
    const query = '{ parties(first: 1) { listings { ground subject { name } } } }';
    const { data } = await ledgerGateway.query('court', query);
    expect(data).toEqual({ parties: [{ listings: [{ ground: 'EVASION', subject: { name: PEOPLE[0].name } }] }] });
    expect(await ledgerGateway.written()).toMatchObject([{ classes: 'party', fields: 'Subject.name', row_count: 1 }]);
  });

  it('records denied fields by their names', async () => {
    const { data } = await ledgerGateway.query('committee', '{ parties { kind name } }');
    expect(data).toMatchObject({ parties: [{ kind: 'PERSON', name: null }, {}] });
    expect(await waitForRecords(ledgerGateway.written, 1)).toMatchObject([
      { verdict: 'denied', audience: 'committee', fields: 'Party.name', people: '', row_count: 0 },
    ]);
  });

  it('records what the public tried, without telling it', async () => {
    const { status, text } = await ledgerGateway.query('public', '{ parties { kind idNumber } }');
    expect(status).toBe(400);
    expect(text).not.toContain('UNAUTHORIZED');
    expect(await waitForRecords(ledgerGateway.written, 1)).toMatchObject([
      { verdict: 'refused', audience: 'public', subject: null, fields: 'Party.idNumber' },
    ]);
    await ledgerGateway.query('public', '{ parties { kind madeUp } }');
    await ledgerGateway.query('court', NAMES);
    expect((await ledgerGateway.written()).map(({ verdict }) => verdict)).toEqual(['answered']);
  });

  it('records failed logins, without the token', async () => {
    await ledgerGateway.query('court', '{ courtCount }');
    const headers = {
      'content-type': 'application/json',
      'accept-language': 'en',
      authorization: 'Bearer not-a-token-of-ours',
    };
    expect((await postQuery(ledgerGateway.gateway, NAMES, undefined, { headers })).status).toBe(401);
    expect(await waitForRecords(ledgerGateway.written, 1)).toMatchObject([
      { verdict: 'login_failed', audience: 'public', fields: 'TOKEN_MALFORMED', operation: null },
    ]);
  });

  it('finds the readers of a person by identity number, even where only a name was read', async () => {
    const store = await openLedgerStore({ kind: 'sqlite', file: ledgerGateway.ledger }, 'read');
    const key = personHash(readConfig({}).secrets.ledgerKeys[0]);
    const fieldsRead: string[] = [];
    const sought = { identityNumbers: [PEOPLE[1].idNumber], records: [] };
    for await (const { fields } of readsOf(store, sought, {}, [key])) {
      fieldsRead.push(fields);
    }
    await store.close();
    expect(fieldsRead).toEqual(['Party.idNumber Party.name', 'Party.name', 'Party.name', 'Party.name', 'Party.name']);
  });

  it('is queried by auditors, by reader, verdict, time and person, page by page', async () => {
    const query = `query ($filter: AccessRecordFilter, $after: String) {
      accessLedger(filter: $filter, first: 2, after: $after) {
        edges { node { sequence verdict subject classes fields rowCount time hash } } pageInfo { hasNextPage endCursor }
      }
    }`;
    const pages: number[] = [];
    const filter = { person: PEOPLE[1].idNumber, verdict: ['ANSWERED'] };
    let after: unknown = null;
    do {
      const { data, errors } = await ledgerGateway.query('auditor', query, { filter, after });
      expect(errors).toBeUndefined();
      const { edges, pageInfo } = data!['accessLedger'] as LedgerPage;
      pages.push(...edges.map(({ node }) => node.sequence));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(pages).toHaveLength(5);
    expect([...pages].sort((one, other) => other - one)).toEqual(pages);
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const later = { period: '2199-01-01/2199-01-02', subject: 'unknown' };
    expect((await ledgerGateway.query('auditor', query, { filter: later })).data).toMatchObject({
      accessLedger: { edges: [] },
    });
    const failed = { verdict: ['LOGIN_FAILED'], period: `${today.slice(0, 4)}` };
    expect((await ledgerGateway.query('auditor', query, { filter: failed })).data).toMatchObject({
      accessLedger: { edges: [{ node: { verdict: 'LOGIN_FAILED', subject: null, fields: ['TOKEN_MALFORMED'] } }] },
    });
    const forged = await ledgerGateway.query('auditor', query, { filter, after: 'AAAA' });
    expect(forged.errors).toMatchObject([{ extensions: { code: 'BAD_CURSOR' } }]);
  });

  it('records the auditors’ own reads, and is closed to all others', async () => {
    const query = '{ accessLedger { edges { node { fields } } } }';
    await ledgerGateway.query('auditor', query);
    expect(await ledgerGateway.written()).toMatchObject([
      { audience: 'auditor', verdict: 'answered', classes: 'ledger' },
    ]);
    const { data, errors } = await ledgerGateway.query('court', query);
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHORIZED_FIELD_OR_TYPE' } }]);
    const response = await ledgerGateway.query('public', query);
    expect({ status: response.status, leaks: response.text.includes('AccessRecord') }).toEqual({
      status: 400,
      leaks: false,
    });
  });

  it('has an intact chain, and no personal data', async () => {
    const store = await openLedgerStore({ kind: 'sqlite', file: ledgerGateway.ledger }, 'read');
    expect((await verifyLedger(store, NO_EVIDENCE)).faults).toEqual([]);
    await store.close();
    const folder = join(ledgerGateway.ledger, '..');
    for (const file of await readdir(folder)) {
      const bytes = await readFile(join(folder, file));
      for (const { name, idNumber } of PEOPLE) {
        expect(bytes.includes(name) || bytes.includes(idNumber)).toBe(false);
      }
    }
  });
});

describe('a ledger that cannot be written', () => {
  it.each(['compiled', 'apollo'])('blocks personal data, and nothing else: %s', async (executor) => {
    const down = await startLedgerGateway({ EXECUTOR: executor, ACCESS_LEDGER: '/proc/nowhere/access-ledger.sqlite' });
    const { status, data, errors, text } = await down.query('court', '{ courtCount parties { kind name } }');
    expect({ status, data }).toEqual({ status: 200, data: null });
    expect(errors).toMatchObject([{ extensions: { code: 'ACCESS_LEDGER_UNAVAILABLE' } }]);
    expect(text).not.toContain(PEOPLE[0].name);
    expect((await down.query('court', '{ courtCount parties { kind name } }')).data).toBeNull();
    expect((await down.query('court', '{ courtCount parties { kind } }')).data).toMatchObject({ courtCount: 4 });
    expect((await down.query('committee', '{ courtCount parties { kind name } }')).data).toMatchObject({
      courtCount: 4,
    });
    await down.end();
  });

  it('is written again as soon as possible', async () => {
    const locked = await startLedgerGateway({ LEDGER_DEADLINE_MS: '300' });
    await locked.query('court', NAMES);
    const other = new SqliteFile(locked.ledger);
    other.exec('begin immediate');
    const refused = await locked.query('court', NAMES);
    expect(refused.errors).toMatchObject([{ extensions: { code: 'ACCESS_LEDGER_UNAVAILABLE' } }]);
    other.exec('rollback');
    other.close();
    let answer = await locked.query('court', NAMES);
    for (let left = 50; answer.data === null && left > 0; left -= 1) {
      answer = await locked.query('court', NAMES);
    }
    expect(answer.data).toMatchObject({ parties: [{ name: PEOPLE[0].name }, {}] });
    await locked.end();
  });

  it('rejects a second gateway on the same chain', async () => {
    const first = await startLedgerGateway();
    const env = {
      ...{ GATEWAY_PORT: '0', ACCESS_LEDGER: first.ledger },
      ...{ LEDGER_HEADS_FILE: first.heads, LEDGER_SIGNING_KEY_FILE: join(first.ledger, '..', 'key') },
    };
    const second = createGateway(readConfig(env), {
      supergraphSdl: REGISTER_SUPERGRAPH,
      logger: pino({ level: 'silent' }),
    });
    await expect(second).rejects.toThrow('LEDGER_CHAIN');
    await first.end();
  });
});

describe('the heads of the ledger', () => {
  it('are written, signed, when the gateway starts, while it runs and when it stops', async () => {
    const heads = await startLedgerGateway({ LEDGER_HEADS_MS: '100' });
    const written = async (count: number) => {
      for (let left = 400; left > 0; left -= 1) {
        const lines = existsSync(heads.heads) ? await allHeads(heads.heads) : [];
        if (lines.length >= count) {
          return lines;
        }
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return allHeads(heads.heads);
    };
    expect(await written(1)).toMatchObject([{ chain: 'gateway-1', sequence: 0 }]);
    await heads.query('court', NAMES);
    expect(await written(2)).toMatchObject([{ sequence: 0 }, { chain: 'gateway-1', sequence: 1 }]);
    await heads.query('court', NAMES);
    await heads.query('court', NAMES);
    await heads.gateway.stop();
    const all = await allHeads(heads.heads);
    expect(all.at(-1)).toMatchObject({ chain: 'gateway-1', sequence: 3 });
    const store = await openLedgerStore({ kind: 'sqlite', file: heads.ledger }, 'read');
    const keys = [readVerifier(await readFile(join(heads.ledger, '..', 'key.pub'), 'utf8'))];
    const { faults, unproven } = await verifyLedger(store, { ...NO_EVIDENCE, heads: all, keys });
    expect({ faults, unproven }).toEqual({ faults: [], unproven: [] });
    await store.close();
    await heads.end();
  });
});

describe('the witness of the ledger', () => {
  it('countersigns what the gateway records, and the gateway serves on while it is away', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lianzhi-witness-'));
    const signer = noteSigner(newSigningKey(), 'witness.example', 'witness');
    const { signer: log } = await keyFromFile(join(folder, 'key'), 'lianzhi.local/access-ledger/gateway-1', 'log');
    const witness = await openWitness({ signer, logs: [log.verifier], stateFile: join(folder, 'state') });
    const server = witnessServer(witness, () => undefined);
    const port = await listenOn(server, 0, '127.0.0.1');
    const file = join(folder, 'witnessed');
    const gateway = await startLedgerGateway({
      LEDGER_HEADS_MS: '100',
      LEDGER_SIGNING_KEY_FILE: join(folder, 'key'),
      LEDGER_WITNESS_URL: `http://127.0.0.1:${port}`,
      LEDGER_WITNESS_KEY: signer.verifier.vkey,
      LEDGER_WITNESS_FILE: file,
    });
    await gateway.query('court', NAMES);
    for (let left = 400; left > 0 && !(await readFile(file, 'utf8').catch(() => '')).includes('\n1\n'); left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(readCheckpoint(await readFile(file, 'utf8'))).toMatchObject({ size: 1, origin: log.verifier.name });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await gateway.query('court', NAMES)).data).toMatchObject({ parties: [{ name: PEOPLE[0].name }, {}] });
    await gateway.end();
    await rm(folder, { recursive: true });
  });
});
