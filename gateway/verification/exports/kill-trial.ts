import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { randomOf, type Random } from '../../../seed/random.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import type { RunRecord } from '../../saved-queries/run/run-records.ts';

import { download, type Download } from './download.ts';
import { ALL_PERIODS, type LargeDatabases } from './large-databases.ts';
import { OpenTransactions } from './open-transactions.ts';
import { FILE_FORMS, rowsReadFrom, type FileForm } from './read-file.ts';
import { startOffices, type Offices } from './start-offices.ts';
import { KILLS, QUERIES, QUERY_NAMES, type Kill, type QueryName, type Trial } from './trial.ts';

/** A longer wait, of a client, a record or a transaction, is a hang. */
export const HANG_MS = 30_000;
/** How often a download is begun that ends before its kill. */
const MAX_ATTEMPTS = 4;

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
    const bench = new KillBench(offices, databases, folder, randomOf(seed));
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
  private readonly random: Random;
  private readonly whole = new Map<string, Download>();
  private readonly transactions: OpenTransactions;

  constructor(offices: Offices, databases: LargeDatabases, folder: string, random: Random) {
    this.offices = offices;
    this.databases = databases;
    this.transactions = new OpenTransactions(databases, HANG_MS);
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
    await this.transactions.waitForRoom();
    const kill = KILLS[number % KILLS.length] as Kill;
    const form = FILE_FORMS[Math.floor(number / KILLS.length) % FILE_FORMS.length] as FileForm;
    const query = this.random.pick(QUERY_NAMES);
    const office = kill === 'subgraph' || kill === 'sql' ? this.random.pick<SubgraphName>(QUERIES[query]) : undefined;
    const at = this.random.next();
    const file = join(this.folder, `trial.${form}`);
    await rm(file, { force: true });

    const faults: string[] = [];
    const before = new Set(await this.transactions.open());
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
      faults.push(...faultsOfRecord(record, kill, isComplete, all));
    }
    if (isKilled) {
      await this.recover(number, kill, office, before, faults);
    }
    if (got !== undefined && got.status >= 400 && got.status < 500) {
      faults.push(`A kill is answered as a mistake of the client: ${got.status}.`);
    }
    await this.checkAnswers(faults);
    const open = await this.transactions.waitForEnd(before);
    if (open > 0) {
      faults.push(`${open} transactions are still open.`);
    }
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
    const by = isShort || this.random.chance(0.3) ? ('time' as const) : ('bytes' as const);
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
  leftTransactions(): Promise<readonly string[]> {
    return this.transactions.waitForLeft();
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
        await this.transactions.kill(office ?? 'cases');
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
      await this.transactions.noteLeft(number, before);
      await this.offices.restart('gateway');
    }
    if (kill === 'subgraph' || kill === 'gateway') {
      await this.transactions.forgetEnded();
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
}

/**
 * What the record says must fit what the client got. A client that resets its connection near the end may have been sent
 * everything: then the record rightly says so, although the client did not take it.
 */
function faultsOfRecord(record: NonNullable<Trial['record']>, kill: Kill, isComplete: boolean, all: number): string[] {
  const { state, rows } = record;
  if (state === 'running') {
    return ['The record says that the run still goes on.'];
  }
  const mustBeComplete = isComplete || (kill === 'socket' && state === 'complete');
  const isRight = mustBeComplete ? state === 'complete' && rows === all : state === 'failed';
  return isRight ? [] : [`The record says ${state} and ${rows} rows; whole transfer: ${isComplete}.`];
}

async function withLimit<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  const limit = new AbortController();
  try {
    return await Promise.race([work, delay(ms, undefined, { signal: limit.signal })]);
  } finally {
    limit.abort();
  }
}
