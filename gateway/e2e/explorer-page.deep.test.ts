import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { bearerToken, PERSONAS } from '../authentication/issuing/personas.ts';
import {
  axeFindings,
  CHROMIUM,
  missingForPages,
  NOTHING_STORED,
  storedBy,
  textOfLowContrast,
  watchPage,
} from '../verification/support/page-checks.ts';
import { secondsFromNow, testIssuer, trustIn } from '../verification/support/test-issuer.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

const isMissing = missingForPages('the explorer', [
  [new URL('../http/explorer/dist/index.html', import.meta.url), 'npm run explorer:build'],
  [new URL('../saved-queries/page/dist/index.html', import.meta.url), 'npm run queries-page:build'],
]);
const describePages = isMissing ? describe.skip : describe;

/** A well-formed identity number of nobody alive: born in 1900. */
const NUMBER = '350902190001010019';
const ARGS = ['--no-sandbox'];
const folder = await mkdtemp(join(tmpdir(), 'lianzhi-explorer-'));
afterAll(() => rm(folder, { recursive: true }));

const run = (page: Page) => page.getByRole('button', { name: '运行', exact: true }).click();
const answered = (page: Page) =>
  page
    .locator('.facts')
    .getByText(/^HTTP \d+，\d+ 毫秒$/)
    .waitFor();
const editorShows = (page: Page, text: string | RegExp) =>
  page.locator('.query-editor .view-lines').getByText(text).first().waitFor();

/** Types a document in place of the open one. */
async function write(page: Page, editor: '查询编辑区' | '变量（JSON）', text: string): Promise<void> {
  await page.getByRole('group', { name: editor }).locator('.view-lines').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

/** All texts of the page, also those in fields and attributes, and its address. */
function everythingIn(page: Page): Promise<string> {
  return page.evaluate<string>(`[
    location.href,
    document.title,
    document.documentElement.outerHTML,
    ...[...document.querySelectorAll('input, textarea, select')].map(({ value }) => value),
    ...(globalThis.__MONACO?.editor.getModels() ?? []).map((model) => model.getValue()),
  ].join('\\n')`);
}

describeWholeGraph(
  'the explorer on a developer’s machine',
  (graph) => {
    describePages('in Chromium', () => {
      let browser: Browser;
      let context: BrowserContext;
      let page: Page;
      let faults: string[];

      const open = async (address = '/'): Promise<void> => {
        await page.goto(`${graph.url}${address}`);
        await editorShows(page, /query/);
      };
      const become = (audience: string) => page.getByLabel(/以谁的身份查询|Ask as/).selectOption(audience);
      const tabs = () => page.getByRole('list', { name: '已打开的查询' }).getByRole('listitem');

      beforeAll(async () => {
        browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
      });
      afterAll(() => browser.close());
      beforeEach(async () => {
        context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'zh-CN' });
        page = await context.newPage();
        page.setDefaultTimeout(60_000);
        faults = watchPage(page, () => graph.url);
      });
      afterEach(async () => {
        expect(await storedBy(page)).toEqual(NOTHING_STORED);
        expect(faults).toEqual([]);
        await context.close();
      });

      it('is in Chinese: says who one is and until when, names tabs, links to its neighbours', async () => {
        await open();
        expect(await page.title()).toBe('查询台 · 联执');
        expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
        const who = page.getByRole('region', { name: '当前身份' }).getByRole('status');
        expect(await who.innerText()).toMatch(
          /法院（officer-of-the-samples）\s*中华人民共和国最高人民法院\s*用途：执行办案\s*登录有效至 \d+月\d+日 \d\d:\d\d/,
        );
        expect(await tabs().allInnerTexts()).toEqual(['甘孜逐年收结案']);
        const links = await page.getByRole('navigation', { name: '相关页面' }).getByRole('link').all();
        expect(await Promise.all(links.map((link) => link.getAttribute('href')))).toEqual([
          '/q/',
          '/first-client',
          '/errors',
        ]);
        // What the editor says itself: its menu, and what it marks as wrong.
        await page.locator('.query-editor .view-lines').click({ button: 'right' });
        const menu = page.locator('.monaco-menu');
        await menu.getByText('整理格式').waitFor();
        expect(await menu.innerText()).toMatch(/复制[^]*合并片段[^]*运行/);
        expect(await menu.innerText()).not.toMatch(/\b(?:Copy|Cut|Paste|Run|Query|Change|Go to)\b/);
        await page.keyboard.press('Escape');
        await write(page, '查询编辑区', '{ nosuch }');
        await page.locator('.squiggly-error').first().waitFor();
        await page.locator('.query-editor').getByText('nosuch').hover();
        await page.locator('.monaco-hover').getByText('类型 Query 没有字段 nosuch，或者您无权读取。').waitFor();
      });

      it('is in English by a switch, which loses nothing and stays in the address', async () => {
        await open();
        await write(page, '查询编辑区', '# Mine\nquery Mine { viewer { audience } }');
        await page.getByRole('button', { name: 'English' }).click();
        await page.getByRole('button', { name: 'Run', exact: true }).click();
        await page
          .locator('.facts')
          .getByText(/^HTTP 200, \d+ ms$/)
          .waitFor();
        await page.getByRole('list', { name: 'Open queries' }).getByText('Mine').waitFor();
        expect(page.url()).toBe(`${graph.url}/?lang=en`);
        expect(await page.getAttribute('html', 'lang')).toBe('en');
        await page.reload();
        await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
        expect(await page.locator('body').innerText()).toMatch(/Enforcement officer of the Supreme Court/);
        expect((await page.locator('.side').innerText()).match(/\p{sc=Han}/gu)?.join('') ?? '').toBe('');
      });

      it('marks no Chinese sign as a look-alike', async () => {
        await open();
        await write(
          page,
          '查询编辑区',
          '# （2021）闽09执57号，“一案”：全貌；甲、乙\u3000？！\n{ viewer { audience } }',
        );
        await editorShows(page, '执57号');
        await page.locator('.query-editor .mtk1, .query-editor [class^=mtk]').first().waitFor();
        await run(page);
        await answered(page);
        expect(await page.locator('.unicode-highlight').count()).toBe(0);
      });

      it.each(AUDIENCES)('opens with an example that %s can run, beside others for them', async (audience) => {
        await open();
        await become(audience);
        await editorShows(page, /query/);
        await run(page);
        await answered(page);
        expect(await page.locator('.facts').innerText()).toMatch(/^HTTP 200，\d+ 毫秒\s+请求编号 [\w-]+$/);
        const examples = page.locator('.examples').getByRole('button');
        expect(await examples.count()).toBeGreaterThanOrEqual(2);
        await examples.last().click();
        // At once, as fast as a script can: the query that is sent is the one that is shown.
        await run(page);
        await answered(page);
        expect(await page.locator('.facts').innerText()).not.toContain('个错误');
        expect(await tabs().count()).toBe(2);
        const { claims } = PERSONAS[audience];
        await page
          .locator('.who')
          .getByText(claims === null ? '未登录，以公众身份查询' : claims.subject)
          .waitFor();
      });

      it('keeps the open query for another persona only where it is asked to', async () => {
        await open();
        await write(page, '查询编辑区', '# 两个身份各看一遍\n{ viewer { audienceLabel } }');
        await page.getByLabel('换身份时保留当前查询').check();
        await become('committee');
        await editorShows(page, '两个身份各看一遍');
        await run(page);
        await page.locator('.response-editor').getByText('政法委').waitFor();
        await page.getByLabel('换身份时保留当前查询').uncheck();
        await become('analyst');
        await editorShows(page, 'query');
        expect((await everythingIn(page)).includes('两个身份各看一遍')).toBe(false);
      });

      it('finds in its docs what is called by a Chinese term, and shows the field that is clicked', async () => {
        await open();
        await page.getByRole('tab', { name: '文档' }).click();
        await page.getByLabel('搜索字段、类型和说明').fill('执行到位率');
        await page.getByRole('button', { name: 'EnforcementCase.recoveryRate' }).click();
        await page.getByRole('heading', { name: 'EnforcementCase', exact: true }).waitFor();
        await page.getByRole('button', { name: /返回/ }).click();
        await page.getByRole('heading', { name: '查询入口' }).waitFor();
        await become('public');
        await page.getByRole('tab', { name: '文档' }).click();
        await page.getByLabel('搜索字段、类型和说明').fill('执行到位率');
        await page.getByText('没有找到，请换个说法。').waitFor();
      });

      it('stops a query, and is not confused by one whose tab was left', async () => {
        await open();
        await page.route('**/graphql', (route) =>
          route.request().postData()?.includes('IntrospectionQuery') ? route.continue() : undefined,
        );
        await run(page);
        await page.getByRole('button', { name: '停止' }).click();
        await page.locator('.response-editor').getByText('已停止。').waitFor();
        await run(page);
        await page.getByRole('button', { name: '停止' }).waitFor();
        await page.getByRole('button', { name: '新建' }).click();
        await page.getByText('还没有运行。').waitFor();
        await page.unroute('**/graphql');
        expect(await tabs().count()).toBe(2);
        expect(await page.locator('.response-editor .view-lines').innerText()).toBe('');
      });

      it('is loaded compressed', async () => {
        const codings = new Map<string, string | undefined>();
        page.on('response', (response) => {
          codings.set(new URL(response.url()).pathname, response.headers()['content-encoding']);
        });
        await open();
        await run(page);
        await answered(page);
        const assets = [...codings].filter(([path]) => path === '/' || /^\/assets\/.*\.(?:js|css)$/.test(path));
        expect(assets.length).toBeGreaterThan(5);
        const large = assets.filter(([, coding]) => coding !== 'br');
        for (const [path] of large) {
          // Smaller than what is worth it.
          expect((await (await fetch(`${graph.url}${path}`)).text()).length).toBeLessThan(1_024);
        }
      });

      it.each([
        ['light', 1280],
        ['light', 390],
        ['dark', 1280],
        ['dark', 390],
      ] as const)(
        'has no finding of axe in %s at %i pixels, enough contrast, and nothing cut off',
        async (scheme, width) => {
          await page.setViewportSize({ width, height: 844 });
          await page.emulateMedia({ colorScheme: scheme });
          const check = async (): Promise<void> => {
            expect(await axeFindings(page)).toEqual([]);
            expect(await textOfLowContrast(page)).toEqual([]);
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
          };
          const view = async (name: string): Promise<void> => {
            if (width === 390) {
              await page.getByRole('group', { name: '显示哪一部分' }).getByRole('button', { name }).click();
            }
          };
          await open();
          await become('committee');
          await editorShows(page, 'query');
          await page.locator('.variable-editor, .variables summary').first().waitFor();
          await check();
          await run(page);
          await answered(page);
          await page.locator('.response-editor').getByText('"data"').waitFor();
          await check();
          await view('示例与文档');
          await check();
          await page.getByRole('tab', { name: '文档' }).click();
          await page.getByLabel('搜索字段、类型和说明').fill('失信');
          await page.getByText(/找到 \d+ 项/).waitFor();
          await check();
          await page.getByLabel('搜索字段、类型和说明').fill('');
          await page.getByRole('heading', { name: '查询入口' }).waitFor();
          await check();
          await page.getByRole('tab', { name: '帮助' }).click();
          await check();
          await page.getByRole('button', { name: '登录' }).click();
          await page.getByRole('dialog').getByRole('button', { name: '登录' }).click();
          await page.getByText('请填写令牌。').waitFor();
          await check();
          await page.keyboard.press('Escape');
          await view('查询');
          await page.getByRole('button', { name: '保存为查询' }).click();
          await page.getByRole('dialog').waitFor();
          await check();
          await page.keyboard.press('Escape');
          await page.goto(`${graph.url}/errors`);
          await check();
          expect(await textOfLowContrast(page)).toEqual([]);
          await page.goto(`${graph.url}/errors#UNAUTHENTICATED`);
          await check();
        },
      );
    });

    describePages('after it was closed', () => {
      const openProfile = (name: string, options: object = {}) =>
        chromium.launchPersistentContext(join(folder, name), {
          executablePath: CHROMIUM,
          args: ARGS,
          locale: 'zh-CN',
          ...options,
        });
      const elsewhere: string[] = [];
      const visit = async (context: BrowserContext, path = '/'): Promise<Page> => {
        const page = context.pages()[0] ?? (await context.newPage());
        page.setDefaultTimeout(60_000);
        elsewhere.push(...watchPage(page, () => graph.url));
        await page.goto(`${graph.url}${path}`);
        return page;
      };

      it('has left no identity number that was typed, in the browser, on disk or in the page', async () => {
        const first = await openProfile('explorer');
        const page = await visit(first);
        await editorShows(page, 'query');
        await page.locator('.variables summary').click();
        await write(
          page,
          '查询编辑区',
          `# ${NUMBER}\nquery Who($idNumber: IdentityNumber!) {\n  a: partiesByIdNumber(idNumber: $idNumber) { totalCount }\n  b: partiesByIdNumber(idNumber: "${NUMBER}") { totalCount }\n}`,
        );
        await write(page, '变量（JSON）', `{ "idNumber": "${NUMBER}" }`);
        await run(page);
        await answered(page);
        await page.getByRole('tab', { name: '文档' }).click();
        await page.getByLabel('搜索字段、类型和说明').fill(NUMBER);
        await page.getByRole('button', { name: '新建' }).click();
        expect((await everythingIn(page)).includes(NUMBER)).toBe(true);
        expect(await storedBy(page)).toEqual(NOTHING_STORED);

        await page.getByLabel('以谁的身份查询').selectOption('committee');
        await editorShows(page, 'query');
        expect((await everythingIn(page)).includes(NUMBER)).toBe(false);
        expect(await storedBy(page)).toEqual(NOTHING_STORED);
        // Once more, and closed as it is.
        await write(page, '查询编辑区', `# ${NUMBER}`);
        await editorShows(page, NUMBER);
        await first.close();

        expect(await filesWith(join(folder, 'explorer'), NUMBER)).toEqual([]);
        const second = await openProfile('explorer');
        const again = await visit(second);
        await editorShows(again, 'query');
        expect((await everythingIn(again)).includes(NUMBER)).toBe(false);
        expect(await storedBy(again)).toEqual(NOTHING_STORED);
        expect(elsewhere).toEqual([]);
        await second.close();
      });

      it('has left none that was typed on the page of saved queries either', async () => {
        const token = (await bearerToken('court')) ?? '';
        const saved = await fetch(`${graph.url}/q/own`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({
            title: '一人的案件',
            name: 'of-one',
            document: `{ partiesByIdNumber(idNumber: "${NUMBER}") { edges { node { maskedName } } } }`,
          }),
        });
        expect([saved.status, saved.ok ? '' : await saved.text()]).toEqual([201, '']);
        const context = await openProfile('queries', {
          httpCredentials: { username: PERSONAS.court.claims?.subject ?? '', password: token },
        });
        const page = await visit(context, '/q/own/of-one/');
        await page.locator('input[id^="parameter-"]').first().fill(NUMBER);
        await page.getByRole('button', { name: '运行' }).click();
        await page.getByText('没有符合条件的记录。').waitFor();
        await page.getByRole('link', { name: 'CSV（UTF-8）' }).waitFor();
        expect(await storedBy(page)).toEqual(NOTHING_STORED);
        expect(page.url()).not.toContain(NUMBER);
        await context.close();
        expect(await filesWith(join(folder, 'queries'), NUMBER)).toEqual([]);
        expect(elsewhere).toEqual([]);
      });
    });
  },
  ['sqlite'],
  { LIANZHI_ENV: 'development', OWN_QUERIES: join(folder, 'own.sqlite') },
);

/** Files below a folder that contain a text, in UTF-8 or UTF-16. */
async function filesWith(root: string, text: string): Promise<readonly string[]> {
  const wanted = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((item) => item.isFile())) {
    const content = await readFile(join(entry.parentPath, entry.name));
    if (wanted.some((bytes) => content.includes(bytes))) {
      found.push(join(entry.parentPath, entry.name));
    }
  }
  return found;
}

const issuer = await testIssuer('key-1');
const trusted = await trustIn(join(folder, 'jwks.json'), issuer);

describeWholeGraph(
  'the explorer with an office’s own keys',
  (graph) => {
    describePages('in Chromium', () => {
      let browser: Browser;
      let page: Page;
      let faults: string[];

      const dialog = () => page.getByRole('dialog');
      const logIn = async (token: string, userName = ''): Promise<void> => {
        await dialog().getByLabel('令牌', { exact: true }).fill(token);
        await dialog().getByLabel('用户名', { exact: true }).fill(userName);
        await dialog().getByRole('button', { name: '登录' }).click();
      };
      const who = () => page.locator('.who');

      beforeAll(async () => {
        browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
      });
      afterAll(() => browser.close());
      beforeEach(async () => {
        page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
        page.setDefaultTimeout(60_000);
        faults = watchPage(page, () => graph.url);
        await page.goto(graph.url);
        await who().getByText('未登录，以公众身份查询').waitFor();
        await editorShows(page, 'query');
      });
      afterEach(async () => {
        expect(await storedBy(page)).toEqual(NOTHING_STORED);
        expect(faults).toEqual([]);
        await page.context().close();
      });

      it('offers no persona, and to the public only examples that need no sample data', async () => {
        expect(await page.getByLabel('以谁的身份查询').count()).toBe(0);
        await run(page);
        await answered(page);
        expect(await page.locator('.facts').innerText()).not.toContain('个错误');
      });

      it('logs in with a token, says who one is and until when, and forgets all at logout', async () => {
        await page.getByRole('button', { name: '登录' }).click();
        const token = await issuer.token();
        await logIn(`Bearer ${token}`);
        await who().getByText('考评办（assessor-7）').waitFor();
        expect(await who().innerText()).toMatch(/宁德市\s*登录有效至 \d+月\d+日 \d\d:\d\d/);
        await editorShows(page, 'OverdueLedgers');
        expect(await page.locator('.variable-editor').innerText()).toContain('350900');
        await run(page);
        await page.locator('.response-editor').getByText('supervisionLedgers').waitFor();
        await page.getByRole('button', { name: '退出' }).click();
        await who().getByText('未登录，以公众身份查询').waitFor();
        await editorShows(page, 'PublishedList');
        const left = await everythingIn(page);
        expect([token, 'supervisionLedgers', '350900'].filter((text) => left.includes(text))).toEqual([]);
      });

      it('logs in as HTTP Basic, where the name is the one in the token', async () => {
        await page.getByRole('button', { name: '登录' }).click();
        await logIn(await issuer.token(), 'somebody-else');
        expect(await dialog().getByRole('alert').innerText()).toMatch(/^登录没有成功：.*用户名/);
        await logIn(await issuer.token(), 'assessor-7');
        await who().getByText('考评办（assessor-7）').waitFor();
      });

      it('lets nobody in with a token that is not accepted, and says why', async () => {
        await page.getByRole('button', { name: '登录' }).click();
        await logIn(await issuer.token({ exp: secondsFromNow(-600) }));
        expect(await dialog().getByRole('alert').innerText()).toMatch(/过期|失效/);
        await logIn('no-token-at-all');
        await dialog().getByRole('alert').waitFor();
        await page.keyboard.press('Escape');
        await who().getByText('未登录，以公众身份查询').waitFor();
      });

      it('says that a login has expired when it has', async () => {
        await page.clock.install();
        await page.getByRole('button', { name: '登录' }).click();
        await logIn(await issuer.token());
        await who().getByText('考评办（assessor-7）').waitFor();
        await page.clock.fastForward(601_000);
        await who().getByText('登录已失效，请重新登录。').waitFor();
      });
    });
  },
  ['sqlite'],
  trusted,
);
