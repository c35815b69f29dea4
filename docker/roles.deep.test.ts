import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnection } from 'mysql2/promise';

import { issueToken } from '../gateway/authentication/issuing/issue-token.ts';
import { newSigningKey, publicKeySet } from '../gateway/authentication/issuing/signing-key.ts';
import { freshSecrets } from '../gateway/deployment/fresh-secrets.ts';
import { SUBGRAPH_NAMES } from '../subgraphs/shared/server/subgraph-names.ts';

import { composeServices, type Service } from './compose-services.ts';

/**
 * The Compose file without Docker: its services as processes on this machine, in the order of `depends_on`, each with the
 * environment and the command that the file gives it and nothing else. Only host names, ports and folders are others. The
 * database is a server of our own, so that the file's accounts can be made in it.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PARTIES = { issuer: 'office', service: 'lianzhi' };
const isMariadbHere = ['mariadbd', 'mariadb-install-db', 'mysql', 'openssl'].every(isInstalled);
if (!isMariadbHere) {
  process.stderr.write('not run, MariaDB or openssl is not installed here: the roles of the Compose file\n');
}

describe.each([
  ['a trial, without docker/.env', {}],
  ['production, with the secrets of lianzhi init', freshSecrets(PARTIES, '2026-11-27')],
] as const)('the roles of the Compose file: %s', (_, variables: Readonly<Record<string, string>>) => {
  const describeHere = isMariadbHere ? it : it.skip;
  const services = composeServices(variables);
  const running: ChildProcess[] = [];
  let folder: string;
  let ports: Readonly<Record<string, number>>;
  let log = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lianzhi-roles-'));
    ports = Object.fromEntries(
      await Promise.all(['mysql', 'gateway', ...SUBGRAPH_NAMES].map(async (name) => [name, await freePort()] as const)),
    );
  });
  afterAll(async () => {
    await Promise.all(running.map(stop));
    await rm(folder, { recursive: true, force: true });
  });

  const urlOf = (name: string) => `http://127.0.0.1:${ports[name]}`;
  const here = (text: string) =>
    text
      .replaceAll('@mysql:3306', `@127.0.0.1:${ports['mysql']}`)
      .replaceAll(/http:\/\/(\w+):4001/g, (_whole, name: string) => urlOf(name))
      .replaceAll(/^\/(var\/lib|run)\//g, `${folder}/$1/`);

  function start(name: string): ChildProcess {
    const { command = [], environment = {} } = services[name] as Service;
    const own = Object.fromEntries(Object.entries(environment).map(([variable, value]) => [variable, here(value)]));
    const port = { GATEWAY_PORT: String(ports[name]), SUBGRAPH_PORT: String(ports[name]) };
    // A busy machine may be slow; this test is not about that.
    const patient = name === 'gateway' ? { LEDGER_DEADLINE_MS: '60000', PLANNER_MS: '30000' } : {};
    const known = Object.fromEntries(Object.entries(port).filter(([variable]) => variable in own));
    const child = spawn(process.execPath, command.slice(1).map(here), {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...own, ...known, ...patient },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    }
    running.push(child);
    return child;
  }

  async function isReady(name: string, child: ChildProcess): Promise<void> {
    const [, , script, address] = services[name]!.healthcheck!.test;
    for (let tries = 0; tries < 240 && child.exitCode === null; tries += 1) {
      const probe = spawn(process.execPath, [join(ROOT, script!), address!.replace(/:\d+\//, `:${ports[name]}/`)]);
      if ((await once(probe, 'close'))[0] === 0) {
        return;
      }
      await pause(250);
    }
    throw new Error(`${name} did not become ready:\n${log}`);
  }

  async function ask(query: string, token?: string) {
    const response = await fetch(`${urlOf('gateway')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query }),
    });
    return { status: response.status, ...((await response.json()) as { data?: unknown; errors?: unknown[] }) };
  }

  describeHere(
    'start in their order, answer through the gateway, and stop without a fault',
    async () => {
      const key = await newSigningKey();
      const isProduction = variables['LIANZHI_ENV'] === 'production';
      // The folders that Docker mounts.
      for (const volume of services['gateway']!.volumes!) {
        await mkdir(here(volume.split(':')[1]!), { recursive: true });
      }
      if (isProduction) {
        await writeFile(join(folder, 'run/token-keys/jwks.json'), publicKeySet(key));
      }
      running.push(await startMysql(join(folder, 'mysql'), ports['mysql']!, services['mysql']!));

      const [code] = (await once(start('sample-data'), 'close')) as [number | null];
      expect([code, log]).toEqual([0, expect.stringContaining('lianzhi_linkage')]);
      const subgraphs = SUBGRAPH_NAMES.map((name) => [name, start(name)] as const);
      await Promise.all(subgraphs.map(([name, child]) => isReady(name, child)));
      const gateway = start('gateway');
      await isReady('gateway', gateway);

      const { missing } = (await (await fetch(`${urlOf('gateway')}/health/ready`)).json()) as {
        missing: { part: string }[];
      };
      expect(missing.map(({ part }) => part)).toEqual(isProduction ? [] : ['tokenKeys']);
      const figures = 'reportedFigures(first: 2) { nodes { name value } }';
      const list = 'publishedDishonestListings(first: 1, filter: { court: "闽09" }) { nodes { name } }';
      expect(await ask(`{ ${figures} ${list} }`)).toEqual({
        status: 200,
        data: {
          reportedFigures: { nodes: [expect.anything(), expect.anything()] },
          publishedDishonestListings: { nodes: [{ name: expect.any(String) }] },
        },
      });
      const token = await issueToken({ audience: 'court', court: '最高法', subject: 'a' }, 1, key, PARTIES);
      const cases = await ask(
        '{ enforcementCases(first: 2) { nodes { caseNumber parties { name } assets { kindLabel } } } }',
        token,
      );
      expect(cases).toEqual(
        isProduction
          ? { status: 200, data: { enforcementCases: { nodes: [expect.anything(), expect.anything()] } } }
          : { status: 503, errors: [expect.anything()] },
      );

      expect(await stop(gateway)).toBe(0);
      expect(await Promise.all(subgraphs.map(([, child]) => stop(child)))).toEqual(SUBGRAPH_NAMES.map(() => 0));
    },
    600_000,
  );
});

/** A server with the accounts that the file's script makes, as the MySQL image would run it on an empty folder. */
async function startMysql(
  folder: string,
  port: number,
  { command = [], environment = {} }: Service,
): Promise<ChildProcess> {
  const socket = join(folder, 'socket');
  const password = environment['MYSQL_ROOT_PASSWORD'] ?? '';
  await mkdir(folder);
  const data = ['--no-defaults', `--datadir=${folder}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
  execFileSync('mariadb-install-db', [...data, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    stdio: 'ignore',
  });
  // The MySQL image makes itself a certificate, too.
  const [certificate, key] = [`${folder}.pem`, `${folder}.key`];
  execFileSync(
    'openssl',
    `req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mysql -keyout ${key} -out ${certificate}`.split(' '),
    { stdio: 'ignore' },
  );
  const server = spawn(
    'mariadbd',
    [
      ...[...data, ...command, `--socket=${socket}`, `--port=${port}`, '--bind-address=127.0.0.1'],
      ...['--skip-name-resolve', `--ssl-cert=${certificate}`, `--ssl-key=${key}`],
    ],
    { stdio: 'ignore' },
  );
  let root;
  for (let tries = 0; root === undefined; tries += 1) {
    root = await createConnection({ user: 'root', socketPath: socket }).catch((error: unknown) => {
      if (tries > 200) {
        throw error;
      }
    });
    await pause(100);
  }
  await root.query("drop user if exists root@'127.0.0.1', root@'::1'");
  await root.query("create user root@'%' identified by ?", [password]);
  await root.query("grant all on *.* to root@'%' with grant option");
  await root.query('alter user root@localhost identified by ?', [password]);
  await root.end();
  // The script's client must not reach another server of this machine, which the client's own configuration names.
  const bin = `${folder}-bin`;
  await mkdir(bin);
  const client = execFileSync('which', ['mysql'], { encoding: 'utf8' }).trim();
  await writeFile(join(bin, 'mysql'), `#!/bin/sh\nexec ${client} --no-defaults --socket=${socket} "$@"\n`, {
    mode: 0o755,
  });
  execFileSync('bash', [fileURLToPath(new URL('./mysql-accounts.sh', import.meta.url))], {
    env: { PATH: `${bin}:${process.env['PATH']}`, ...environment },
  });
  return server;
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGTERM');
    await once(child, 'close');
  }
  return child.exitCode;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
