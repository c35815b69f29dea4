import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import type { SubgraphName } from '../../../subgraphs/shared/server/define-subgraph.ts';
import type { RunRecord } from '../../saved-queries/run/run-records.ts';

import { download, type Download } from './download.ts';
import { ALL_PERIODS, type LargeDatabases } from './large-databases.ts';
import { FILE_FORMS, rowsReadFrom, type FileForm } from './read-file.ts';
import { startOffices, type Offices } from './start-offices.ts';

/** The ways in which a download is cut short. */
export const KILLS = ['subgraph', 'sql', 'socket', 'gateway'] as const;
export type Kill = (typeof KILLS)[number];

/** The queries, and the offices whose data each needs. */
const QUERIES = {
  'case-records': ['cases'],
  'enforcement-cases': ['cases', 'performance', 'linkage'],
} as const satisfies Record<string, readonly SubgraphName[]>;
type QueryName = keyof typeof QUERIES;
const QUERY_NAMES = Object.keys(QUERIES) as QueryName[];

/** A longer wait, of a client, a record or a transaction, is a hang. */
export const HANG_MS = 30_000;
/** After this time without a request an office ends a run: `read-runs.ts`. */
const IDLE_MS = 60_000;
/** How often a download is begun that ends before its kill. */
const MAX_ATTEMPTS = 4;
/** Of the eight runs that an office holds, those that dead gateways may occupy when the next trial begins. */
const MAX_LEFT_RUNS = 4;

/** One download and its kill. */
export interface Trial {
  readonly number: number;
  readonly query: QueryName;
  readonly form: FileForm;
  readonly kill: Kill;
  /** The office that was killed, or whose SQL was. */
  readonly office: SubgraphName | undefined;
  /** The part of the bytes, or of the time, of a whole download at which it was killed. */
  readonly at: number;
  readonly by: 'bytes' | 'time';
  readonly status: number;
  readonly bytes: number;
  /** What the HTTP client says. */
  readonly isComplete: boolean;
  /** What the independent reader says: rows, or undefined where it refuses the file. */
  readonly rowsRead: number | undefined;
  /** What the gateway says of the run; undefined where it died, or refused before there was a run. */
  readonly record: Pick<RunRecord, 'state' | 'rows' | 'code'> | undefined;
  /** From the kill to the end of the client's download; undefined where the download had ended before. */
  readonly endedAfterMs: number | undefined;
  /** What is wrong, in words; none where all is well. */
  readonly faults: readonly string[];
}

export interface TrialOptions {
  readonly trials: number;
  /** Of the random numbers. */
  readonly seed: number;
  readonly databases: LargeDatabases;
  readonly onTrial?: (trial: Trial) => void;
}

export interface TrialReport {
  readonly trials: readonly Trial[];
  /** Transactions that stayed open in the database for longer than an office keeps an idle run. */
  readonly leftTransactions: readonly string[];
}

/** Downloads two queries in four forms, kills each download at a random place, and looks at what everybody was told. */
export async function runKillTrial({ trials, seed, databases, onTrial }: TrialOptions): Promise<TrialReport> {
  const offices = await startOffices({ databases: databases.urls });
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-kills-'));
  try {
    const bench = new KillBench(offices, databases, folder, randomFrom(seed));
    await bench.measureWhole();
    const done: Trial[] = [];
    for (let number = 1; number <= trials; number += 1) {
      const trial = await bench.run(number);
      done.push(trial);
      onTrial?.(trial);
    }
    return { trials: done, leftTransactions: await bench.leftTransactions() };
  } finally {
    await offices.stop();
    await rm(folder, { recursive: true });
  }
}

class KillBench {
  private readonly offices: Offices;
  private readonly databases: LargeDatabases;
  private readonly folder: string;
  private readonly random: () => number;
  private readonly whole = new Map<string, Download>();
  /** Transactions of dead gateways' runs by connection, and when they must have ended. */
  private readonly left = new Map<number, { readonly trial: number; readonly until: number }>();
  private readonly late: string[] = [];

  constructor(offices: Offices, databases: LargeDatabases, folder: string, random: () => number) {
    this.offices = offices;
    this.databases = databases;
    this.folder = folder;
    this.random = random;
  }

  /** Downloads each file once, whole: without a kill all rows are there, and sizes and times are known. */
  async measureWhole(): Promise<void> {
    // The first downloads after a start are slower than those that follow.
    for (const query of QUERY_NAMES) {
      await this.get(query, 'csv', join(this.folder, 'first.csv'));
    }
    for (const query of QUERY_NAMES) {
      for (const form of FILE_FORMS) {
        const file = join(this.folder, `whole.${form}`);
        const done = await this.get(query, form, file);
        const rows = await rowsReadFrom(file, form);
        if (done.status !== 200 || !done.isComplete || rows !== this.databases.cases) {
          throw new Error(`Without a kill, ${query}.${form} has status ${done.status} and ${rows ?? 'no'} rows.`);
        }
        this.whole.set(`${query}.${form}`, done);
      }
    }
  }

  /** The kinds of kill and the forms take turns, so that each pair occurs equally often; everything else is random. */
  async run(number: number): Promise<Trial> {
    await this.waitForRoom();
    const kill = KILLS[number % KILLS.length] as Kill;
    const form = FILE_FORMS[Math.floor(number / KILLS.length) % FILE_FORMS.length] as FileForm;
    const query = this.pick(QUERY_NAMES);
    const office = kill === 'subgraph' || kill === 'sql' ? this.pick<SubgraphName>(QUERIES[query]) : undefined;
    const at = this.random();
    const file = join(this.folder, `trial.${form}`);
    await rm(file, { force: true });

    const faults: string[] = [];
    const before = new Set(await this.transactions());
    const { got, endedAfterMs, by } = await this.download(query, form, file, at, (reset) =>
      this.kill(kill, office, reset),
    );
    const isKilled = endedAfterMs !== undefined;
    if (got === undefined) {
      faults.push('The client was left hanging.');
    } else if (isKilled && got.status === 200 && !got.isComplete && endedAfterMs > HANG_MS) {
      faults.push(`The client learned of the break after ${endedAfterMs} ms.`);
    }
    const isComplete = got?.status === 200 && got.isComplete;
    const rowsRead = got?.status === 200 ? await rowsReadFrom(file, form) : undefined;
    const all = this.databases.cases;
    if (isComplete && rowsRead !== all) {
      faults.push(`A complete transfer holds ${rowsRead ?? 'no readable'} rows of ${all}.`);
    }
    const isArchive = form === 'xlsx' || form === 'parquet';
    if (isArchive && rowsRead !== undefined && rowsRead < all) {
      faults.push(`A reader accepts ${rowsRead} rows of ${all}.`);
    }
    const record = kill === 'gateway' && isKilled ? undefined : await this.recordOf(got);
    if (record !== undefined) {
      faults.push(...faultsOfRecord(record, isComplete, all));
    }
    if (isKilled) {
      await this.recover(number, kill, office, before, faults);
    }
    if (got !== undefined && got.status >= 400 && got.status < 500) {
      faults.push(`A kill is answered as a mistake of the client: ${got.status}.`);
    }
    await this.checkAnswers(faults);
    await this.checkTransactions(before, faults);
    return {
      ...{ number, query, form, kill, office, at: Number(at.toFixed(4)), by, isComplete, rowsRead, record },
      ...{ status: got?.status ?? 0, bytes: got?.bytes ?? 0, endedAfterMs, faults },
    };
  }

  /**
   * Downloads, and kills where the part `at` has arrived. A short result is sent in one piece when it is complete, so it is
   * killed at a part of its time instead, as are some of the others; a download that was faster than that is repeated.
   */
  private async download(
    query: QueryName,
    form: FileForm,
    file: string,
    at: number,
    kill: (reset: () => void) => Promise<void>,
  ): Promise<{ got: Download | undefined; endedAfterMs: number | undefined; by: Trial['by'] }> {
    const whole = this.whole.get(`${query}.${form}`) as Download;
    const isShort = 'content-length' in whole.headers;
    const by = isShort || this.random() < 0.3 ? ('time' as const) : ('bytes' as const);
    let { ms } = whole;
    for (let attempt = 1; ; attempt += 1) {
      let killedAt: number | undefined;
      let killing: Promise<void> | undefined;
      const act = (reset: () => void): void => {
        killedAt = performance.now();
        killing = kill(reset);
      };
      const trigger = by === 'bytes' ? { bytes: Math.ceil(at * whole.bytes) } : { afterMs: at * ms };
      const got = await withLimit(this.get(query, form, file, { ...trigger, act }), whole.ms * 3 + HANG_MS);
      const endedAfterMs = killedAt === undefined ? undefined : Math.round(performance.now() - killedAt);
      if (endedAfterMs !== undefined || got === undefined || attempt === MAX_ATTEMPTS) {
        await killing;
        return { got, endedAfterMs, by };
      }
      ({ ms } = got);
    }
  }

  /** What is open for longer than dead gateways' runs may be. */
  async leftTransactions(): Promise<readonly string[]> {
    const end = Math.max(0, ...[...this.left.values()].map(({ until }) => until));
    while (this.left.size > 0 && performance.now() < end + 1_000) {
      await delay(1_000);
      await this.forgetEnded();
    }
    return this.late;
  }

  private pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.random() * values.length)] as T;
  }

  private get(
    query: QueryName,
    form: FileForm,
    file: string,
    at?: Parameters<typeof download>[1]['at'],
  ): Promise<Download> {
    const url = `${this.offices.url}/q/${query}.${form}?period=${ALL_PERIODS}`;
    return download(url, { authorization: this.offices.authorization, file, at });
  }

  private async kill(kill: Kill, office: SubgraphName | undefined, reset: () => void): Promise<void> {
    switch (kill) {
      case 'socket':
        reset();
        return;
      case 'gateway':
        await this.offices.kill('gateway');
        return;
      case 'subgraph':
        await this.offices.kill(office ?? 'cases');
        return;
      case 'sql':
        for (const connection of await this.transactions(office)) {
          if (!this.left.has(connection)) {
            await this.databases.operator.query(`kill ${connection}`).catch(() => undefined);
          }
        }
    }
  }

  private async recover(
    number: number,
    kill: Kill,
    office: SubgraphName | undefined,
    before: ReadonlySet<number>,
    faults: string[],
  ): Promise<void> {
    if (kill === 'subgraph') {
      await this.offices.restart(office ?? 'cases');
    }
    if (kill === 'gateway') {
      for (const connection of await this.transactions()) {
        if (!before.has(connection)) {
          this.left.set(connection, { trial: number, until: performance.now() + IDLE_MS + HANG_MS });
        }
      }
      await this.offices.restart('gateway');
    }
    if (kill === 'subgraph' || kill === 'gateway') {
      await this.forgetEnded();
    }
    if ((await fetch(`${this.offices.url}/health/ready`)).status !== 200) {
      faults.push('The gateway is not ready afterwards.');
    }
  }

  /** A run ends a little after its transfer: its record is asked for until it has. */
  private async recordOf(got: Download | undefined): Promise<Trial['record']> {
    const id = got?.headers['x-query-run'];
    const ends = performance.now() + HANG_MS;
    while (id !== undefined) {
      const { authorization } = this.offices;
      const response = await fetch(`${this.offices.url}/q/runs/${id}`, { headers: { authorization } });
      const { state, rows, code } = (await response.json()) as RunRecord;
      if (state !== 'running' || performance.now() > ends) {
        return { state, rows, code };
      }
      await delay(100);
    }
    return undefined;
  }

  /** The next request is answered whole. The circuit to an office that died may still be open for some seconds. */
  private async checkAnswers(faults: string[]): Promise<void> {
    const ends = performance.now() + HANG_MS;
    for (;;) {
      const url = `${this.offices.url}/q/enforcement-cases.csv?period=2021-03`;
      const { status, isComplete } = await download(url, { authorization: this.offices.authorization });
      if (status === 200 && isComplete) {
        return;
      }
      if (performance.now() > ends) {
        faults.push(`The gateway answers the next request with ${status}.`);
        return;
      }
      await delay(500);
    }
  }

  /** No transaction of the run is open any more, but those whose gateway died: these end when they were idle. */
  private async checkTransactions(before: ReadonlySet<number>, faults: string[]): Promise<void> {
    const ends = performance.now() + HANG_MS;
    for (;;) {
      const open = (await this.transactions()).filter((one) => !before.has(one) && !this.left.has(one));
      if (open.length === 0) {
        return;
      }
      if (performance.now() > ends) {
        faults.push(`${open.length} transactions are still open.`);
        return;
      }
      await delay(200);
    }
  }

  private async waitForRoom(): Promise<void> {
    await this.forgetEnded();
    while (new Set([...this.left.values()].map(({ trial }) => trial)).size > MAX_LEFT_RUNS) {
      await delay(1_000);
      await this.forgetEnded();
    }
  }

  private async forgetEnded(): Promise<void> {
    const open = new Set(await this.transactions());
    for (const [connection, { trial, until }] of this.left) {
      if (!open.has(connection)) {
        this.left.delete(connection);
      } else if (performance.now() > until) {
        this.left.delete(connection);
        this.late.push(`A transaction of trial ${trial} stays open.`);
      }
    }
  }

  /** Connections with an open transaction, of one office or all. */
  private async transactions(office?: SubgraphName): Promise<number[]> {
    const names = Object.entries(this.databases.urls)
      .filter(([name]) => office === undefined || name === office)
      .map(([, url]) => new URL(url).pathname.slice(1));
    const [rows] = await this.databases.operator.query(
      'select t.trx_mysql_thread_id as id from information_schema.innodb_trx t ' +
        'join information_schema.processlist p on p.id = t.trx_mysql_thread_id where p.db in (?)',
      [names],
    );
    return (rows as { id: number }[]).map(({ id }) => Number(id));
  }
}

function faultsOfRecord(record: NonNullable<Trial['record']>, isComplete: boolean, all: number): string[] {
  if (record.state === 'running') {
    return ['The record says that the run still goes on.'];
  }
  if (isComplete) {
    return record.state === 'complete' && record.rows === all
      ? []
      : [`The transfer is complete, the record says ${record.state} and ${record.rows} rows.`];
  }
  return [];
}

async function withLimit<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const limit = new AbortController();
  try {
    return await Promise.race([work, delay(ms, undefined, { signal: limit.signal })]);
  } finally {
    limit.abort();
  }
}

/** Numbers from 0 to 1 that are the same for the same seed (a linear congruential generator, Numerical Recipes). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
