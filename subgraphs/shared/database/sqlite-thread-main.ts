/**
 * The code inside a reading thread: one connection to one SQLite file, that reads. Node itself strips the types, without a loader,
 * so it may import only files whose types can be erased.
 */
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

import Database from 'better-sqlite3';

import type { ReadRequest, ReadResponse } from './sqlite-threads.ts';

lowerThreadPriority();
const { file } = workerData as { readonly file: string };
const database = new Database(file, { readonly: true, fileMustExist: true });

/** Rows between two looks at whether anybody still waits for them. */
const LOOK_EVERY = 64;

parentPort?.on('message', (request: ReadRequest) => parentPort?.postMessage(read(request)));

function read({ sql, left }: ReadRequest): ReadResponse {
  try {
    const rows: unknown[] = [];
    for (const row of database.prepare(sql).iterate()) {
      rows.push(row);
      if (rows.length % LOOK_EVERY === 0 && Atomics.load(left, 0) !== 0) {
        return { rows: [] };
      }
    }
    return { rows };
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    return { fault: { name, message, code } };
  }
}

/** With fewer cores than work, a long statement must not slow down the thread that serves all others. Only Linux has priorities of threads. */
function lowerThreadPriority(): void {
  try {
    const threadId = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(threadId, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Another system, or no permission: the priority stays.
  }
}
