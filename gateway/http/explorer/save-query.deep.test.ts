import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema, graphqlSync } from 'graphql';
import { chromium, type Browser, type Page } from 'playwright-core';

import { CHROMIUM, missingForPages, NOTHING_STORED, storedBy } from '../../verification/support/page-checks.ts';
import { loadExplorer } from '../explorer-files.ts';

const isMissing = missingForPages('saving from the explorer', [
  [new URL('./dist/index.html', import.meta.url), 'npm run explorer:build'],
]);

const SCHEMA = buildSchema(`
  type Query { cases(court: String, number: String): [String] viewer: Viewer! }
  type Viewer { audience: String! audienceLabel: String! subject: String purpose: String expiresAt: String region: Place court: Place }
  type Place { code: String! name: String }
`);
const VIEWER = { audience: 'COURT', audienceLabel: '法院', subject: 'judge-7' };
const EXAMPLE = {
  title: { zh: '案件', en: 'Cases' },
  question: { zh: '案件', en: 'Cases' },
  audiences: ['court', 'public'],
  query: '{ cases(court: "闽09", number: "1") }',
};
const PERSONAS = [
  { audience: 'court', label: { zh: '法院', en: 'Court' }, sees: { zh: '', en: '' }, token: 'token-of-the-court' },
  { audience: 'public', label: { zh: '公众', en: 'Public' }, sees: { zh: '', en: '' }, token: null },
];
const SAVED = {
  url: '/q/own/cases',
  parameters: [
    { name: 'court', title: '法院', fallback: '闽09', isPersonal: false },
    { name: 'number', title: '案号', isPersonal: true },
  ],
};

interface SaveRequest {
  readonly authorization: string | undefined;
  readonly body: unknown;
}

(isMissing ? describe.skip : describe)('the explorer’s button that saves a query, in Chromium', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  let url: string;
  const saves: SaveRequest[] = [];
  let answer: { status: number; body: unknown };

  beforeAll(async () => {
    const explorer = await loadExplorer();
    server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
    async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://sample');
      if (path === '/graphql') {
        const asked = searchParams.get('query');
        const source = asked ?? (JSON.parse(await textOf(request)) as { query: string }).query;
        return json(response, 200, graphqlSync({ schema: SCHEMA, source, rootValue: { viewer: VIEWER } }));
      }
      if (path === '/q/own') {
        saves.push({ authorization: request.headers.authorization, body: JSON.parse(await textOf(request)) });
        return json(response, answer.status, answer.body);
      }
      if (path === '/personas.json' || path === '/examples.json') {
        return json(response, 200, path === '/personas.json' ? PERSONAS : [EXAMPLE]);
      }
      const file = explorer(path, request.headers);
      response.writeHead(file?.status ?? 404, file?.headers).end(file?.body);
    }
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  });

  const dialog = () => page.getByRole('dialog');
  const openDialog = () => page.getByRole('button', { name: /保存为查询/ }).click();
  const save = async (title: string): Promise<void> => {
    await dialog().getByLabel('名称', { exact: true }).fill(title);
    await dialog().getByRole('button', { name: '保存', exact: true }).click();
  };

  beforeEach(async () => {
    saves.length = 0;
    answer = { status: 201, body: SAVED };
    page = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(url);
    await page.locator('.query-editor').getByText('court').first().waitFor();
  });

  it('saves the document with the persona’s token, links to it and names the parameters that were made', async () => {
    await openDialog();
    await dialog().getByLabel('网址里的名字').fill('cases');
    await dialog().getByLabel('本单位的同事也能看到和运行').check();
    await save('本院案件');
    await dialog().getByRole('heading', { name: '已保存' }).waitFor();
    expect(saves).toEqual([
      {
        authorization: 'Bearer token-of-the-court',
        body: {
          title: '本院案件',
          name: 'cases',
          document: expect.stringContaining('cases(court: "闽09", number: "1")'),
          shared: 'office',
        },
      },
    ]);
    expect(await dialog().getByRole('link').getAttribute('href')).toBe('/q/own/cases/');
    const [made, removed] = await dialog().getByRole('list').allInnerTexts();
    expect([made, removed]).toEqual(['法院 court，默认 闽09', '案号 number']);
    const words = await dialog().innerText();
    expect(words).toContain('下面这些值可能指向具体的人，已从文档中去掉，成为参数，每次运行时填写：');
    expect(await storedBy(page)).toEqual(NOTHING_STORED);
    await page.keyboard.press('Escape');
    expect(await dialog().count()).toBe(0);
  });

  it('says why a query was not saved, and keeps what was written', async () => {
    answer = { status: 409, body: { errors: [{ message: '您已有同名的查询。', extensions: {} }] } };
    await openDialog();
    await save('本院案件');
    await dialog().getByText('没有保存：您已有同名的查询。').waitFor();
    expect(await dialog().getByLabel('名称', { exact: true }).inputValue()).toBe('本院案件');
    answer = { status: 401, body: {} };
    await save('本院案件');
    await dialog().getByText('没有保存：令牌无效或已过期').waitFor();
  });

  it('asks the public to log in, and then saves with that token', async () => {
    await page.getByLabel('以谁的身份查询').selectOption('public');
    await page.locator('.query-editor').getByText('court').first().waitFor();
    await openDialog();
    await dialog().getByText('公众不能保存查询').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '登录' }).click();
    await dialog().getByLabel('令牌', { exact: true }).fill('Bearer another-token');
    await dialog().getByRole('button', { name: '登录' }).click();
    await page.locator('.query-editor').getByText('court').first().waitFor();
    await openDialog();
    await save('本院案件');
    await dialog().getByRole('heading', { name: '已保存' }).waitFor();
    expect(saves.map(({ authorization }) => authorization)).toEqual(['Bearer another-token']);
  });
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
