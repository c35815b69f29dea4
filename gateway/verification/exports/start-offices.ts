import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { SUBGRAPH_NAMES, type SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import { developmentKey } from '../../authentication/issuing/development-key.ts';
import { issueToken } from '../../authentication/issuing/issue-token.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = 'gateway/command-line/main.ts';
const TSX = ['--import', 'tsx'];

export type RoleName = 'gateway' | SubgraphName;

/** A gateway and five subgraphs, each in a process of its own, with the flags of the image. */
export interface Offices {
  /** Of the gateway; the same after a restart. */
  readonly url: string;
  /** The value of an `Authorization` header of an officer of the Supreme Court. */
  readonly authorization: string;
  pid(role: RoleName): number;
  /** Ends a process with SIGKILL. */
  kill(role: RoleName): Promise<void>;
  /** Starts a killed process again, at its old address. */
  restart(role: RoleName): Promise<void>;
  stop(): Promise<void>;
}

export interface OfficesOptions {
  /** Of each subgraph. */
  readonly databases: Readonly<Record<SubgraphName, string>>;
  /** Further variables of the gateway. */
  readonly gatewayEnv?: Readonly<Record<string, string>>;
  /** Further flags of Node for some processes, e.g. for a CPU profile. */
  readonly nodeFlags?: Readonly<Partial<Record<RoleName, readonly string[]>>>;
}

interface Role {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly url: URL;
}

/** Starts the processes on free ports, and waits until each of them listens. */
export async function startOffices({ databases, gatewayEnv = {}, nodeFlags = {} }: OfficesOptions): Promise<Offices> {
  const roles = new Map<RoleName, Role>();
  const startSubgraph = async (name: SubgraphName): Promise<void> => {
    const env = {
      SUBGRAPH_PORT: roles.get(name)?.url.port ?? '0',
      [`${name.toUpperCase()}_DATABASE_URL`]: databases[name],
    };
    roles.set(name, await startRole([...TSX, ...(nodeFlags[name] ?? []), MAIN, 'subgraph', name], env));
  };
  const startGateway = async (): Promise<void> => {
    const urls = SUBGRAPH_NAMES.map((name) => [`SUBGRAPH_${name.toUpperCase()}_URL`, String(roles.get(name)?.url)]);
    const env = {
      GATEWAY_PORT: roles.get('gateway')?.url.port ?? '0',
      ACCESS_LEDGER: 'memory',
      LEDGER_CHAIN: 'exports',
      // On a busy machine the first plan may take longer than in service.
      PLANNER_MS: '30000',
      ...Object.fromEntries(urls),
      ...gatewayEnv,
    };
    const flags = ['--max-semi-space-size=128', ...(nodeFlags.gateway ?? [])];
    roles.set('gateway', await startRole([...flags, MAIN, 'gateway'], env));
  };
  const start = (role: RoleName) => (role === 'gateway' ? startGateway() : startSubgraph(role));
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await Promise.all(
      [...roles.values()].map(async ({ child, ended }) => {
        child.kill(signal);
        await ended;
      }),
    );
  };
  try {
    for (const name of SUBGRAPH_NAMES) {
      await startSubgraph(name);
    }
    await startGateway();
  } catch (error) {
    await end('SIGKILL');
    throw error;
  }
  const claims = { audience: 'court', court: '最高法', subject: 'developer' } as const;
  const authorization = `Bearer ${await issueToken(claims, 12, await developmentKey())}`;
  return {
    url: String(roleOf(roles, 'gateway').url.origin),
    authorization,
    pid: (role) => roleOf(roles, role).child.pid ?? 0,
    async kill(role) {
      const { child, ended } = roleOf(roles, role);
      child.kill('SIGKILL');
      await ended;
    },
    restart: start,
    stop: () => end('SIGTERM'),
  };
}

function roleOf(roles: ReadonlyMap<RoleName, Role>, name: RoleName): Role {
  const role = roles.get(name);
  if (role === undefined) {
    throw new Error(`The role ${name} has not been started.`);
  }
  return role;
}

async function startRole(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Role> {
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { PATH: dirname(process.execPath), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written = (written + text).slice(-4_000)));
  const ended = once(child, 'close');
  const url = await Promise.race([listeningUrl(child.stdout), ended.then(() => undefined)]);
  if (url === undefined) {
    throw new Error(`${args.slice(-2).join(' ')} ended before it listened:\n${written}`);
  }
  child.stdout.resume();
  return { child, ended, url: new URL(url) };
}

async function listeningUrl(log: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: log })) {
    const { url } = JSON.parse(line) as { url?: string };
    if (url !== undefined) {
      return url;
    }
  }
  return undefined;
}

/** Resident memory of a process now, and the most since the last `forgetPeak`, in bytes; Linux only. */
export async function memoryOf(pid: number): Promise<{ readonly now: number; readonly peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const bytes = (field: string): number =>
    Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { now: bytes('VmRSS'), peak: bytes('VmHWM') };
}

/** CPU time of a process since its start, in milliseconds, all threads, user and system; Linux only. */
export async function cpuMsOf(pid: number): Promise<number> {
  // The name of the program, in parentheses, may hold blanks. Times are in hundredths of a second (`man proc_pid_stat`).
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Lets the kernel count the most memory of a process from now on. */
export async function forgetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5');
}
