import { setTimeout as delay } from 'node:timers/promises';

import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';

import type { LargeDatabases } from './large-databases.ts';

/** After this time without a request an office ends a run: `read-runs.ts`. */
const IDLE_MS = 60_000;
/** Of the eight runs that an office holds, those that dead gateways may occupy when the next trial begins. */
const MAX_LEFT_RUNS = 4;

/** The open transactions of the five databases, by the ids of their connections, and those that dead gateways left. */
export class OpenTransactions {
  private readonly databases: LargeDatabases;
  private readonly patienceMs: number;
  /** By connection, which trial left it and when it must have ended. */
  private readonly left = new Map<number, { readonly trial: number; readonly until: number }>();
  /** What stayed open for longer, in words. */
  private readonly late: string[] = [];

  /** @param patienceMs how much later than promised a transaction may end */
  constructor(databases: LargeDatabases, patienceMs: number) {
    this.databases = databases;
    this.patienceMs = patienceMs;
  }

  /** All that are open, of one office or of all. */
  async open(office?: SubgraphName): Promise<number[]> {
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

  /** Kills the connections of an office's open transactions, but not those that a dead gateway left. */
  async kill(office: SubgraphName): Promise<void> {
    for (const connection of await this.open(office)) {
      if (!this.left.has(connection)) {
        // It may have ended by itself.
        await this.databases.operator.query(`kill ${connection}`).catch(() => undefined);
      }
    }
  }

  /** Notes what a gateway that has just died leaves open: the offices end it when it was idle for long enough. */
  async noteLeft(trial: number, before: ReadonlySet<number>): Promise<void> {
    for (const connection of await this.open()) {
      if (!before.has(connection)) {
        this.left.set(connection, { trial, until: performance.now() + IDLE_MS + this.patienceMs });
      }
    }
  }

  /** Waits until nothing is open that was not before, and that no dead gateway left. @returns how many stay open */
  async waitForEnd(before: ReadonlySet<number>): Promise<number> {
    const until = performance.now() + this.patienceMs;
    for (;;) {
      const open = (await this.open()).filter((one) => !before.has(one) && !this.left.has(one));
      if (open.length === 0 || performance.now() > until) {
        return open.length;
      }
      await delay(200);
    }
  }

  /** Waits until the offices have room for further runs. */
  async waitForRoom(): Promise<void> {
    await this.forgetEnded();
    while (new Set([...this.left.values()].map(({ trial }) => trial)).size > MAX_LEFT_RUNS) {
      await delay(1_000);
      await this.forgetEnded();
    }
  }

  /** Waits for all that dead gateways left. @returns what stayed open for longer than the offices promise */
  async waitForLeft(): Promise<readonly string[]> {
    await this.forgetEnded();
    while (this.left.size > 0) {
      await delay(1_000);
      await this.forgetEnded();
    }
    return this.late;
  }

  /** An office that was killed has ended its transactions, too. */
  async forgetEnded(): Promise<void> {
    const open = new Set(await this.open());
    for (const [connection, { trial, until }] of this.left) {
      if (!open.has(connection)) {
        this.left.delete(connection);
      } else if (performance.now() > until) {
        this.left.delete(connection);
        this.late.push(`A transaction of trial ${trial} stays open.`);
      }
    }
  }
}
