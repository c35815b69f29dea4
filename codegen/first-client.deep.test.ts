import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { chromium } from 'playwright-core';

import { copiedFrom } from './first-client.fixture.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const COMMANDS = [...new Set(copiedFrom('first-client.zh-CN.md').commands)];

let folder: string;
/** Everything that was started, to be stopped at the end. */
const started: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianzhi-first-client-'));
});
afterAll(async () => {
  for (const child of started) {
    if (child.exitCode === null && child.pid !== undefined) {
      // The whole group: npm starts a shell, and the shell the program.
      process.kill(-child.pid);
      await once(child, 'exit');
    }
  }
  await rm(folder, { recursive: true });
});

/** Runs a line of the page with a shell. */
async function shell(line: string): Promise<string> {
  const { stdout } = await run('/bin/sh', ['-c', line], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** Starts a line of the page, and resolves when it has printed this. */
async function start(line: string, until: string): Promise<void> {
  const child = spawn('/bin/sh', ['-c', line], { cwd: ROOT, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  let printed = '';
  for await (const text of child.stdout) {
    printed += String(text);
    // Vite writes its port in bold.

    if (printed.replaceAll(/\u001b\[\d+m/g, '').includes(until)) {
      child.stdout.resume();
      return;
    }
  }
  throw new Error(`${line} ended before it printed ${until}: ${printed}`);
}

/** Ports of this test's own, so that it runs beside a developer's mock. */
const PORTS: Readonly<Record<string, string>> = { 4400: '44400', 4401: '44401', 5173: '45173', 4000: '44000' };
const onOwnPort = (line: string): string =>
  line.replaceAll(/(localhost:|127\.0\.0\.1:|--port )(4400|4401|5173|4000)\b/g, (_, before: string, port: string) => {
    return `${before}${PORTS[port] ?? port}`;
  });

interface Answer {
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** What proves each command of the page, in the order of the page. */
const CHECKS: Readonly<Record<string, (line: string) => Promise<void>>> = {
  'npm ci': () => {
    // What this test itself runs with.
    expect(existsSync(join(ROOT, 'node_modules/.package-lock.json'))).toBe(true);
    return Promise.resolve();
  },
  'npm run mock -- --audience committee': (line) => start(`${line} --port ${PORTS[4400]}`, `:${PORTS[4400]}/graphql`),
  'npm run example:dev': async (line) => {
    await start(`${line} -- --port ${PORTS[5173]} --host 127.0.0.1`, `:${PORTS[5173]}/`);
    const page = await fetch(`http://127.0.0.1:${PORTS[5173]}/`);
    expect(await page.text()).toContain('超期督促台账');
  },
  'LIANZHI_URL=http://127.0.0.1:4000 npm run example:dev': async (line) => {
    // The mock stands for the graph: what is proved is that the variable decides where `/graphql` goes.
    const address = line.replace('http://127.0.0.1:4000', `http://127.0.0.1:${PORTS[4400]}`);
    await start(`${address} -- --port 45174 --host 127.0.0.1`, ':45174/');
    const response = await fetch('http://127.0.0.1:45174/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ viewer { audience } }"}',
    });
    expect(await response.json()).toEqual({ data: { viewer: { audience: 'COMMITTEE' } } });
  },
  'npm run token -- --audience committee --region 350900': async (line) => {
    const token = (await shell(line)).trim().split('\n').at(-1) ?? '';
    expect(decodeJwt(token)).toMatchObject({ audience: 'committee', region: '350900' });
  },
  'npx lianzhi slice --audience committee > committee.graphql': async (line) => {
    await shell(line.replace('committee.graphql', join(folder, 'slice.graphql')));
    expect(await readFile(join(folder, 'slice.graphql'), 'utf8')).toContain('type SupervisionLedger {');
  },
  'curl http://localhost:4400/schema.graphql -o committee.graphql': async (line) => {
    await shell(onOwnPort(line).replace('committee.graphql', join(folder, 'served.graphql')));
    const [served, printed] = await Promise.all(
      ['served', 'slice'].map((name) => readFile(join(folder, `${name}.graphql`), 'utf8')),
    );
    expect(served?.trim()).toBe(printed?.trim());
  },
  // Their versions are compared with package.json in first-client.test.ts.
  'npm install react@19.3.1 react-dom@19.3.1 graphql@16.15.0 @apollo/client@4.3.8 rxjs@7.8.2': () => Promise.resolve(),
  'npm install --save-dev @graphql-codegen/cli@7.4.3 @graphql-codegen/client-preset@6.2.0': () => Promise.resolve(),
  'npm run example:generate': async (line) => {
    const types = new URL('example/src/graphql/graphql.ts', import.meta.url);
    const before = await readFile(types, 'utf8');
    await shell(line);
    expect(await readFile(types, 'utf8')).toBe(before);
  },
  'npm run example:types': async (line) => void (await shell(line)),
  // Proved in Chromium by example/example.deep.test.ts, and by gateway/e2e/cors.test.ts.
  'CORS_ORIGINS=http://localhost:5173 npm start': () => Promise.resolve(),
  'VITE_GRAPHQL_URL=http://127.0.0.1:4000/graphql npm run example:dev': async (line) => {
    await start(`${line} -- --port 45175 --host 127.0.0.1`, ':45175/');
    const main = await fetch('http://127.0.0.1:45175/src/main.tsx');
    expect(await main.text()).toContain('http://127.0.0.1:4000/graphql');
  },
  'npm run mock -- --audience member --port 4401 --seed 7': async (line) => {
    await start(onOwnPort(line), `:${PORTS[4401]}/graphql`);
    expect(await (await fetch(`http://127.0.0.1:${PORTS[4401]}/schema.graphql`)).text()).not.toContain('officerName');
  },
  'npm run example:build': async (line) => {
    await shell(line);
    expect(await readFile(new URL('example/dist/index.html', import.meta.url), 'utf8')).toContain('"/assets/');
  },
};

/** Lines with what the mock is to do wrong: what each must answer. */
const FAULTS: readonly (readonly [string, (answer: Answer, seconds: number) => void])[] = [
  [
    'mockError=RATE_LIMITED"',
    ({ data, errors }) => {
      expect([data, errors?.[0]?.extensions.code]).toEqual([undefined, 'RATE_LIMITED']);
    },
  ],
  [
    'mockPath=viewer.region"',
    ({ data, errors }) => {
      expect(data).toEqual({ viewer: { audience: 'COMMITTEE', region: null } });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_TIMEOUT']);
    },
  ],
  [
    'mockDelayMs=3000"',
    ({ data }, seconds) => {
      expect(data).toEqual({ viewer: { audience: 'COMMITTEE' } });
      expect(seconds).toBeGreaterThanOrEqual(3);
    },
  ],
];

describe('each command of “Your first client” does what the page says:', () => {
  it.each(COMMANDS)('%s', async (line) => {
    const check = CHECKS[line];
    if (check !== undefined) {
      await check(line);
      return;
    }
    const expected = FAULTS.find(([part]) => line.includes(part))?.[1];
    expect(expected).toBeDefined();
    const before = performance.now();
    const answer = JSON.parse(await shell(`${onOwnPort(line)} --silent`)) as Answer;
    expected?.(answer, (performance.now() - before) / 1000);
  });
});

const CHROMIUM = '/usr/bin/chromium';
if (!existsSync(CHROMIUM)) {
  process.stderr.write(
    `skipped: the page in Chromium: ${CHROMIUM} is not installed (Debian: apt-get install chromium)\n`,
  );
}

(existsSync(CHROMIUM) ? describe : describe.skip)('the page in Chromium', () => {
  it.each(['/first-client', '/first-client/en'])('%s fits a phone, and axe finds nothing serious', async (path) => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme, bypassCSP: true });
        const requests: string[] = [];
        page.on('request', (request) => requests.push(new URL(request.url()).pathname));
        await page.goto(`http://127.0.0.1:${PORTS[4400]}${path}`);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
        await page.evaluate(axe);
        const { violations } = await page.evaluate<{ violations: { id: string; impact: string }[] }>('axe.run()');
        const found = violations.map(({ id, impact }) => `${impact} ${id}`);
        expect(found.filter((finding) => /^(serious|critical)/.test(finding))).toEqual([]);
        expect(requests.filter((request) => request !== '/favicon.ico')).toEqual([path]);
        await page.close();
      }
    } finally {
      await browser.close();
    }
  });
});
