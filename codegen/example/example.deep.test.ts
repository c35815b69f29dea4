import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import { bearerToken } from '../../gateway/authentication/issuing/personas.ts';
import { describeWholeGraph } from '../../gateway/verification/support/whole-graph.ts';
import { openMock, type OpenedMock } from '../mock/open-mock.ts';

import { buildExample, serveExample, type ServedExample } from './built-example.fixture.ts';

const CHROMIUM = '/usr/bin/chromium';
const isMissing = !existsSync(CHROMIUM);
if (isMissing) {
  process.stderr.write(`skipped: the example: ${CHROMIUM} is not installed (Debian: apt-get install chromium)\n`);
}
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let outDir: string;
let browser: Browser;

beforeAll(async () => {
  if (isMissing) {
    return;
  }
  outDir = await mkdtemp(join(tmpdir(), 'lianzhi-example-'));
  await buildExample(outDir);
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}, 120_000);
afterAll(async () => {
  if (!isMissing) {
    await browser.close();
    await rm(outDir, { recursive: true });
  }
});

/** A page, and what no visit may cause: errors, and requests to other places than these. */
async function openPage(context: BrowserContext, allowed: readonly string[]) {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // The browser itself reports a refused request, which the page tells in words.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(message.text());
    }
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('data:') && !allowed.some((place) => url.startsWith(place))) {
      faults.push(url);
    }
  });
  return { page, faults };
}

/** Serious findings of axe. */
async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<{ violations: readonly Violation[] }>('axe.run()');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** How many items each kind of storage of the browser has. */
function storedIn(page: Page): Promise<unknown> {
  return page.evaluate(`Promise.all([indexedDB.databases(), caches.keys()]).then(([databases, keys]) =>
    [localStorage.length, sessionStorage.length, document.cookie, databases.length, keys.length])`);
}
const NOTHING = [0, 0, '', 0, 0];

(isMissing ? describe.skip : describe)('the example over the mock', () => {
  let mock: OpenedMock;
  let server: ServedExample;
  let context: BrowserContext;
  let page: Page;
  let faults: string[];
  /** The addresses of the requests to the graph. */
  let graphRequests: string[];

  beforeAll(async () => {
    mock = await openMock({
      audience: 'committee',
      seed: 1,
      host: '127.0.0.1',
      port: 0,
      corsOrigins: ['http://127.0.0.1:5199'],
      onIgnored: (condition) => void faults.push(condition),
    });
    server = await serveExample(outDir, mock.url);
  });
  afterAll(async () => {
    await server.stop();
    await mock.stop();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-US' });
    ({ page, faults } = await openPage(context, [server.url, 'http://127.0.0.1:5199/', `${mock.url}/`]));
    graphRequests = [];
    page.on('request', (request) => void (request.url().includes('/graphql') && graphRequests.push(request.url())));
  });
  afterEach(async () => {
    expect(await storedIn(page)).toEqual(NOTHING);
    expect(faults).toEqual([]);
    await context.close();
  });

  const open = async (): Promise<void> => {
    await page.goto(server.url);
    await page.getByRole('heading', { level: 1, name: '超期督促台账' }).waitFor();
  };
  const rows = () => page.locator('tbody tr');
  const seen = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const everyCell = (title: string, word: string) =>
    page.waitForFunction(`[...document.querySelectorAll('tbody td[data-title="${title}"]')]
      .every((cell) => cell.textContent.includes('${word}'))`);
  /** Sends the next requests to the same place, with these parameters of the mock. */
  const wish = (search: string) =>
    page.route('**/graphql', (route) => route.continue({ url: `${server.url}graphql?${search}` }));

  it('shows the longest overdue first, then more, until all are shown', async () => {
    await open();
    await seen(/^共 \d+ 条，已显示 20 条$/);
    expect(await rows().count()).toBe(20);
    const total = Number(/共 (\d+) 条/.exec(await page.getByRole('status').innerText())?.[1]);
    expect(total).toBeGreaterThan(20);
    await page.getByRole('button', { name: '再看 20 条' }).click();
    await seen(`共 ${total} 条，已显示 ${Math.min(total, 40)} 条`);
    expect(await rows().count()).toBe(Math.min(total, 40));
    expect(await page.getByRole('button', { name: '再看 20 条' }).count()).toBe(total > 40 ? 1 : 0);
    const days = (await page.locator('tbody td[data-title="超期"]').allInnerTexts()).map(Number.parseFloat);
    expect(days).toEqual(days.toSorted((one, other) => other - one));
    const numbers = await page.locator('tbody th').allInnerTexts();
    expect(new Set(numbers).size).toBe(numbers.length);
    await seen('政法委 宁德市（committee-of-the-samples）');
  });

  it('filters by who must act, by the next step and by days, in the words of the graph', async () => {
    await open();
    await seen(/^共/);
    const [officeKind, nextStep, days] = [
      page.getByLabel('由谁办'),
      page.getByLabel('下一步'),
      page.getByLabel('超期', { exact: true }),
    ];
    await page.locator('option', { hasText: '义务机关' }).waitFor({ state: 'attached' });
    expect(await officeKind.locator('option').allInnerTexts()).toEqual(['不限', '义务机关', '法院', '政法委']);
    await officeKind.selectOption('政法委');
    await everyCell('由谁办', '政法委');
    await officeKind.selectOption('不限');
    await nextStep.selectOption('判前沟通');
    await everyCell('下一步', '判前沟通');
    await days.selectOption('365 天以上');
    await officeKind.selectOption('政法委');
    await seen('没有符合条件的台账。');
    expect(await page.getByRole('table').count()).toBe(0);
  });

  it('says that it is reading', async () => {
    await wish('mockDelayMs=1500');
    await open();
    await seen('正在连接…');
    await seen('正在读取…');
    await seen(/^共/);
  });

  it('shows what is there where one office does not answer, and says so once', async () => {
    await wish('mockError=SUBGRAPH_TIMEOUT&mockPath=supervisionLedgers.edges.node.agency');
    await open();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.getByRole('listitem').allInnerTexts()).toEqual([
      '某个单位的服务没有按时答复；依赖它的数据为空。缺少的内容显示为“暂缺”，请稍后再试。 SUBGRAPH_TIMEOUT',
    ]);
    expect(await rows().count()).toBe(20);
    expect(await page.locator('tbody td[data-title="义务机关"]').first().innerText()).toContain('暂缺');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '再试一次' }).click();
    await alert.waitFor({ state: 'detached' });
    await page.getByText('暂缺').first().waitFor({ state: 'detached' });
    expect(await rows().count()).toBe(20);
  });

  it.each([
    [
      'RATE_LIMITED',
      '请求过多，或者超出余额；`retryAfterSeconds` 和 `refillsAt` 说明何时再试。请稍等片刻再试。 RATE_LIMITED',
    ],
    ['INTERNAL_SERVER_ERROR', /^系统发生意外故障.*请把错误代码告诉运维人员。 INTERNAL_SERVER_ERROR$/],
  ])('says in Chinese why a list was refused with %s, and reads it when told to', async (code, words) => {
    await open();
    await seen(/^共/);
    await wish(`mockError=${code}`);
    await page.getByLabel('由谁办').selectOption('法院');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.getByRole('listitem').innerText()).toEqual(
      typeof words === 'string' ? words : expect.stringMatching(words),
    );
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '再试一次' }).click();
    await seen(/^共 \d+ 条/);
    expect(await alert.count()).toBe(0);
  });

  it('keeps what it shows where the next page is refused', async () => {
    await open();
    await seen(/^共/);
    await wish('mockError=RATE_LIMITED');
    await page.getByRole('button', { name: '再看 20 条' }).click();
    await page.getByRole('alert').waitFor();
    expect(await rows().count()).toBe(20);
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: '再看 20 条' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await seen(/已显示 (2[1-9]|[3-9]\d) 条$/);
  });

  it('goes back to the login where it has expired meanwhile, and shows no record any more', async () => {
    await open();
    await seen(/^共/);
    await wish('mockError=UNAUTHENTICATED');
    await page.getByLabel('由谁办').selectOption('法院');
    await seen('登录已过期，请重新登录。');
    await page.getByLabel('令牌').waitFor();
    expect(await rows().count()).toBe(0);
  });

  it('says where nothing answers, and where something else does', async () => {
    await open();
    await seen(/^共/);
    await page.route('**/graphql', (route) => route.abort());
    await page.getByLabel('由谁办').selectOption('法院');
    await seen(/^无法连接服务。/);
    await page.unroute('**/graphql');
    await page.route('**/graphql', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<p>' }));
    await page.getByLabel('由谁办').selectOption('政法委');
    await seen(/服务没有正常答复（HTTP 502）。/);
  });

  it('fits a phone, and has no serious finding of axe in light and dark', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await open();
      await seen(/^共/);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('is operated by keyboard', async () => {
    await open();
    await seen(/^共/);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('退出');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('SELECT');
  });

  it('asks across origins where the graph lists its origin', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lianzhi-example-cors-'));
    await buildExample(folder, { VITE_GRAPHQL_URL: `${mock.url}/graphql` });
    const listed = await serveExample(folder, 'http://127.0.0.1:9', 5199);
    try {
      await page.goto(listed.url);
      await seen(/^共/);
      expect(new Set(graphRequests)).toEqual(new Set([`${mock.url}/graphql`]));
    } finally {
      await listed.stop();
      await rm(folder, { recursive: true });
    }
  });
});

const WHOLE = {
  audience: 'committee',
  subject: 'committee-of-the-test',
  region: '000000',
  purpose: '执行监督',
} as const;

interface Ledger {
  readonly overdueDays: number;
  readonly agency: { readonly name: string };
}

if (!isMissing) {
  describeWholeGraph(
    'the example over the graph',
    (graph) => {
      let server: ServedExample;
      let context: BrowserContext;
      let page: Page;
      let faults: string[];
      beforeAll(async () => {
        server = await serveExample(outDir, graph.url);
      });
      afterAll(() => server.stop());
      beforeEach(async () => {
        context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
        ({ page, faults } = await openPage(context, [server.url]));
      });
      afterEach(async () => {
        expect(await storedIn(page)).toEqual(NOTHING);
        expect(faults).toEqual([]);
        await context.close();
      });

      const logIn = async (token: string): Promise<void> => {
        await page.getByLabel('令牌').fill(token);
        await page.getByRole('button', { name: '登录' }).click();
      };

      it('asks the public to log in, shows a committee its ledgers, and nothing after it has logged out', async () => {
        await page.goto(server.url);
        await page.getByLabel('令牌').waitFor();
        expect(await accessibilityFaults(page)).toEqual([]);
        const { data } = await graph.as(WHOLE).send<{ supervisionLedgers: { totalCount: number; nodes: Ledger[] } }>(
          `{ supervisionLedgers(first: 20, filter: { overdue: true }, orderBy: { field: OVERDUE_DAYS, direction: DESC }) {
               totalCount nodes { overdueDays agency { name } } } }`,
        );
        const { totalCount, nodes } = data.supervisionLedgers;
        expect(totalCount).toBeGreaterThan(20);
        await logIn((await bearerToken(WHOLE)) ?? '');
        await page.getByText(`共 ${totalCount} 条，已显示 20 条`).waitFor();
        await page.getByText(/政法委 全国（committee-of-the-test），登录有效至 20\d\d-/).waitFor();
        const cells = (title: string) => page.locator(`tbody td[data-title="${title}"]`).allInnerTexts();
        expect(await cells('超期')).toEqual(nodes.map(({ overdueDays }) => `${overdueDays} 天`));
        expect((await cells('义务机关')).map((text) => text.split('\n')[0])).toEqual(
          nodes.map(({ agency }) => agency.name),
        );
        await page.getByRole('button', { name: '再看 20 条' }).click();
        await page.getByText(`共 ${totalCount} 条，已显示 ${Math.min(40, totalCount)} 条`).waitFor();
        expect(await page.getByRole('alert').count()).toBe(0);
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.getByRole('button', { name: '退出' }).click();
        await page.getByText('已退出。').waitFor();
        expect(await page.locator('tbody tr').count()).toBe(0);
      });

      it('keeps the token in memory alone: after a reload one logs in again', async () => {
        await page.goto(server.url);
        await logIn((await bearerToken('committee')) ?? '');
        await page.getByText(/^共/).waitFor();
        expect(page.url()).toBe(server.url);
        await page.reload();
        await page.getByLabel('令牌').waitFor();
        expect(await page.getByLabel('令牌').inputValue()).toBe('');
      });

      it('says in Chinese that a token is not valid, and lets one try another', async () => {
        await page.goto(server.url);
        await logIn('not-a-token');
        const alert = page.getByRole('alert');
        await alert.waitFor();
        expect(await alert.innerText()).toMatch(/\p{sc=Han}+.*请重新登录。 UNAUTHENTICATED/u);
        await logIn((await bearerToken('committee')) ?? '');
        await page.getByText(/^共/).waitFor();
        expect(await alert.count()).toBe(0);
      });
    },
    ['sqlite'],
  );
}
