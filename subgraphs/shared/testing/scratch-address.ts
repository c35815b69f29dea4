import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createConnection } from 'mysql2/promise';

import type { DatabaseKind } from '../database/connect.ts';
import type { DatabaseAddress } from '../database/database-address.ts';

import { IS_DEEP } from './depth.ts';
import { MYSQL_URL, mysqlVersion } from './mysql-server.ts';

/** A database for one test, and its end. On MySQL it exists, empty; on SQLite its folder does. */
export interface ScratchAddress {
  readonly address: DatabaseAddress;
  remove(): Promise<void>;
}

const version = IS_DEEP ? await mysqlVersion() : null;

/**
 * The kinds of database to test on: SQLite, and MySQL too in `npm run test:deep`. Where no server answers then, says on stderr
 * what was not run.
 */
export function kindsPresent(name: string): readonly DatabaseKind[] {
  if (!IS_DEEP) {
    return ['sqlite'];
  }
  if (version !== null) {
    return ['sqlite', 'mysql'];
  }
  process.stderr.write(`not run on MySQL, no server answers at MYSQL_URL: ${name}\n`);
  return ['sqlite'];
}

/** Makes an address for a database that no other test uses. */
export async function scratchAddress(kind: DatabaseKind, label: string): Promise<ScratchAddress> {
  return kind === 'sqlite' ? scratchFile(label) : scratchDatabase(label);
}

async function scratchFile(label: string): Promise<ScratchAddress> {
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-'));
  return {
    address: { kind: 'sqlite', file: join(folder, `${label}.sqlite`) },
    remove: () => rm(folder, { recursive: true }),
  };
}

async function scratchDatabase(label: string): Promise<ScratchAddress> {
  const name = `lianzhi_test_${label}_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await onServer('create database ?? character set utf8mb4', name);
  return {
    address: { kind: 'mysql', url: new URL(`/${name}`, MYSQL_URL).toString() },
    remove: () => onServer('drop database if exists ??', name),
  };
}

async function onServer(statement: string, name: string): Promise<void> {
  const server = await createConnection(MYSQL_URL);
  await server.query(statement, [name]);
  await server.end();
}
