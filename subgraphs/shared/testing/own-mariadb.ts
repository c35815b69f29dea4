import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { createConnection } from 'mysql2/promise';

const run = promisify(execFile);

/** Whether the machine has MariaDB's server; where not, says on stderr what was not run. */
export async function hasMariadb(name: string): Promise<boolean> {
  try {
    await run('mariadbd', ['--version']);
    return true;
  } catch {
    process.stderr.write(`not run, this machine has no mariadbd: ${name}\n`);
    return false;
  }
}

/** A MariaDB server of the test's own: its own port, files and settings. */
export class OwnMariadb {
  readonly #folder: string;
  readonly port: number;
  #process: ChildProcess | undefined;

  private constructor(folder: string, port: number) {
    this.#folder = folder;
    this.port = port;
  }

  /** Makes the files of a server that is not started yet. */
  static async make(): Promise<OwnMariadb> {
    const folder = await mkdtemp(join(tmpdir(), 'lianzhi-mariadb-'));
    await run('mariadb-install-db', [
      '--no-defaults',
      `--datadir=${join(folder, 'data')}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      `--user=${userInfo().username}`,
    ]);
    return new OwnMariadb(folder, await freePort());
  }

  /** Where the test may write, e.g. certificates. */
  get folder(): string {
    return this.#folder;
  }

  /** Starts the server with these options, and waits until it answers. */
  async start(...options: string[]): Promise<void> {
    this.#process = spawn(
      'mariadbd',
      [
        '--no-defaults',
        `--user=${userInfo().username}`,
        `--datadir=${join(this.#folder, 'data')}`,
        `--socket=${join(this.#folder, 'socket')}`,
        `--pid-file=${join(this.#folder, 'pid')}`,
        `--port=${this.port}`,
        '--bind-address=127.0.0.1',
        '--skip-name-resolve',
        '--innodb-buffer-pool-size=64M',
        ...options,
      ],
      { stdio: 'ignore' },
    );
    for (;;) {
      try {
        await this.execute('select 1');
        return;
      } catch (error) {
        if (this.#process.exitCode !== null) {
          throw new Error(`mariadbd does not start with ${options.join(' ')}.`, { cause: error });
        }
        await sleep(100);
      }
    }
  }

  /** The address of a database for an account; by default the administrator's. */
  url(database: string, account = 'root', parameters = '', host = '127.0.0.1'): string {
    return `mysql://${account}@${host}:${this.port}/${database}${parameters}`;
  }

  /** Runs statements as the administrator. */
  async execute(...statements: string[]): Promise<Record<string, unknown>[]> {
    const connection = await createConnection({ host: '127.0.0.1', port: this.port, user: 'root' });
    try {
      let rows: unknown = [];
      for (const statement of statements) {
        [rows] = await connection.query(statement);
      }
      return rows as Record<string, unknown>[];
    } finally {
      connection.destroy();
    }
  }

  async stop(): Promise<void> {
    const running = this.#process;
    this.#process = undefined;
    if (running?.exitCode === null) {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
  }

  async remove(): Promise<void> {
    await this.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
