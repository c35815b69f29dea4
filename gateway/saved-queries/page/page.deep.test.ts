import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import {
  axeFindings,
  CHROMIUM,
  eventually,
  missingForPages,
  NOTHING_STORED,
  storedBy,
  textOfLowContrast,
  watchPage,
} from '../../verification/support/page-checks.ts';

import { openSampleGateway, type SampleGateway } from './sample-gateway.ts';
import { ownSample } from './sample-own-queries.ts';

const isMissing = missingForPages('the page /q/', [
  [new URL('./dist/index.html', import.meta.url), 'npm run queries-page:build'],
]);

(isMissing ? describe.skip : describe)('the page /q/ in Chromium', () => {
  let gateway: SampleGateway;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What no visit may cause: errors of the page, refusals by the security policy, requests to other origins. */
  let faults: string[];

  beforeAll(async () => {
    gateway = await openSampleGateway();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    faults = watchPage(page, () => gateway.url);
  });
  afterAll(async () => {
    await browser.close();
    await gateway.close();
  });
  beforeEach(() => {
    gateway.requests.length = 0;
    gateway.indexAnswer = undefined;
    gateway.own.length = 0;
    faults.length = 0;
  });
  afterEach(async () => {
    expect(await storedBy(page)).toEqual(NOTHING_STORED);
    expect(faults).toEqual([]);
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(`${gateway.url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const run = (): Promise<void> => page.getByRole('button', { name: '运行' }).click();
  const seen = (text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor();

  it('lists what the viewer may run, and finds a query by title, column and description', async () => {
    await open('/q/');
    await seen('当前身份：分析员（analyst-7）');
    const links = page.getByRole('navigation').getByRole('listitem').getByRole('link');
    expect(await links.count()).toBe(9);
    const search = page.getByLabel('搜索查询');
    for (const [words, title] of [
      ['考核得分', '各单位考核得分'],
      ['标的数', '网络拍卖结果'],
      ['证件号码查', '是否列入失信名单'],
      ['按月 终本率', '各月执行完毕率'],
    ] as const) {
      await search.fill(words);
      await seen('找到 1 个查询');
      expect(await links.innerText()).toContain(title);
    }
    await search.fill('没有这样的词');
    await seen('没有符合条件的查询');
    expect(await links.count()).toBe(0);
  });

  it('shows what a query is and its form, and reads nothing before it is told to', async () => {
    await open('/q/');
    await page.getByRole('link', { name: '各单位考核得分' }).click();
    await page.getByRole('heading', { level: 1, name: '各单位考核得分' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/q/agency-scores/');
    expect(await page.title()).toBe('各单位考核得分 · 联执');
    for (const text of [
      '市委政法委 执行联动办',
      'v2，使用中',
      /v1：将停用，可用到 2027-01-31/,
      '满分 100 分，扣完为止',
    ]) {
      await seen(text);
    }
    expect(await page.getByLabel('考核期').getAttribute('placeholder')).toBe('2025-Q3');
    expect(await page.getByLabel('只看逾期').locator('option').allInnerTexts()).toEqual(['默认（否）', '是', '否']);
    expect(await page.getByLabel('单位级别').locator('option').allInnerTexts()).toEqual([
      '不限',
      'CITY',
      'COUNTY',
      'TOWN',
    ]);
    await seen('多个值用逗号隔开。');
    expect(await page.getByLabel('起始日期').getAttribute('type')).toBe('date');
    expect(await page.getByLabel('最低扣分').getAttribute('type')).toBe('number');
    expect(gateway.requests).toEqual(['/q/index.json', '/q/own']);
  });

  it('asks for what is missing, in words, at the field', async () => {
    await open('/q/agency-scores/');
    await run();
    const field = page.getByLabel('考核期');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    const described = (await field.getAttribute('aria-describedby'))!.split(' ');
    expect(await page.locator(`#${described[1]}`).innerText()).toBe('请填写“考核期”。');
    expect(await page.getByRole('link', { name: 'Excel 工作簿（XLSX）' }).getAttribute('href')).toBeNull();
    expect(gateway.requests).toEqual(['/q/index.json', '/q/own']);
  });

  it('runs with the parameters, and shows the first 50 rows and a chart', async () => {
    await open('/q/agency-scores/');
    await page.getByLabel('考核期').fill('2025-Q3');
    await page.getByRole('group', { name: '考核项目' }).getByLabel('PAYMENT').check();
    await page.getByRole('group', { name: '考核项目' }).getByLabel('REPLY').check();
    await page.getByLabel('法院').fill('闽09，闽0902');
    await page.getByLabel('只看逾期').selectOption('否');
    await run();
    await seen('共 1,234 行，只显示前 50 行');
    const request = new URL(gateway.requests.at(-1)!, gateway.url);
    expect(request.pathname).toBe('/q/agency-scores.json');
    expect(Object.fromEntries(request.searchParams)).toEqual({
      period: '2025-Q3',
      measures: 'PAYMENT,REPLY',
      courts: '闽09,闽0902',
      isOverdue: 'false',
      first: '50',
    });
    const table = page.getByRole('table', { name: '各单位考核得分（v2，50 行）' });
    expect(await table.getByRole('row').count()).toBe(51);
    expect(await table.getByRole('columnheader').nth(2).innerText()).toBe('得分（分）');
    const first = table.getByRole('row').nth(1);
    expect(await first.getByRole('rowheader').innerText()).toBe('示例县第1建设管理局');
    expect(await first.getByRole('cell').allInnerTexts()).toEqual(
      expect.arrayContaining(['98.50', '123,456,789,012,345,678.90', '1,200', '2025', '是', '2025-10-20 09:30:00']),
    );
    expect(
      await first
        .getByRole('cell')
        .nth(1)
        .evaluate((cell) => getComputedStyle(cell).textAlign),
    ).toBe('right');
    // Markup in a cell is text.
    await table.getByText('<b>第二</b>建设局').waitFor();
    const chart = page.getByRole('img', { name: '条形图：得分（分），按单位' });
    await chart.locator('canvas').waitFor();
    await chart.hover({ position: { x: 400, y: 54 } });
    await frames();
    expect(await chart.locator('b').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('period')).toBe('2025-Q3');
    await page.getByLabel('考核期').fill('2025-Q2');
    await seen('参数已改动');
  });

  it.each([
    ['monthly-rates', '折线图：执行完毕率（%）、终本率（%），按月份', '共 12 行，全部显示在下面'],
    ['auction-outcomes', '饼图：标的数（件），按结果', '共 3 行，全部显示在下面'],
  ])('draws the chart of %s', async (name, label, extent) => {
    await open(`/q/${name}/`);
    await run();
    await seen(extent);
    await page.getByRole('img', { name: label }).locator('canvas').waitFor();
    await page.getByRole('img', { name: label }).hover({ position: { x: 500, y: 290 } });
    await frames();
  });

  it('loads the drawing code only where a chart is drawn', async () => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    await open('/q/empty/');
    await run();
    await seen('没有符合条件的记录。');
    expect(scripts.some((url) => url.includes('/assets/chart'))).toBe(false);
  });

  it('fills in the form from a link, and offers the downloads and examples with these values', async () => {
    await open('/q/agency-scores/?period=2025-Q3&region=%E5%AE%81%E5%BE%B7%2B1&unknown=1');
    expect(await page.getByLabel('地区', { exact: true }).inputValue()).toBe('宁德+1');
    const search = 'period=2025-Q3&region=%E5%AE%81%E5%BE%B7%2B1';
    for (const [label, href] of [
      ['Excel 工作簿（XLSX）', `/q/agency-scores.xlsx?${search}`],
      ['CSV（UTF-8）', `/q/agency-scores.csv?${search}`],
      ['CSV（GB18030）', `/q/agency-scores.csv?${search}&encoding=gb18030`],
      ['Parquet', `/q/agency-scores.parquet?${search}`],
    ] as const) {
      expect(await page.getByRole('link', { name: label }).getAttribute('href')).toBe(href);
    }
    await page.getByRole('tab', { name: 'Excel' }).focus();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const panel = page.getByRole('tabpanel', { name: 'Python' });
    expect(await panel.locator('pre').innerText()).toContain('"region": "宁德+1"');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await panel.getByRole('button', { name: '复制' }).click();
    await seen('已复制。');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      `${gateway.url}/q/agency-scores/v2.csv`,
    );
    expect(gateway.requests).toEqual(['/q/index.json', '/q/own']);
  });

  it('warns of a value that names a person, and keeps it out of the page’s address', async () => {
    await open('/q/debtor-check/?number=000000190001010000');
    await seen('这一项会指向具体的人');
    await seen('示例里写着“证件号码”的值');
    expect(page.url()).toBe(`${gateway.url}/q/debtor-check/`);
    await run();
    await seen('共 1 行，全部显示在下面');
    expect(gateway.requests.at(-1)).toContain('number=000000190001010000');
    expect(page.url()).toBe(`${gateway.url}/q/debtor-check/`);
  });

  it('says which parameter the gateway refused, and what is allowed', async () => {
    await open('/q/agency-scores/?period=%E6%97%A0%E6%AD%A4%E6%9C%9F%E9%97%B4');
    await run();
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toBe(
      '读取失败：参数有误：“考核期”不是期间；可用：2025-Q2、2025-Q3（错误代码 BAD_USER_INPUT）',
    );
    expect(await page.getByLabel('考核期').evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it.each([
    ['broken', '读取失败：有单位的服务没有正常答复，请稍后再试（错误代码 SUBGRAPH_UNAVAILABLE）'],
    ['busy', '读取失败：正在运行的查询太多，请 7 秒后再试（错误代码 RATE_LIMITED）'],
  ])('says in words why %s failed', async (name, words) => {
    await open(`/q/${name}/`);
    await run();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toBe(words);
  });

  it('says that it is reading, and stops when told to', async () => {
    await open('/q/slow/');
    await run();
    await seen('正在读取…（最长 1 秒）');
    await page.getByRole('button', { name: '停止' }).click();
    await seen('已停止。');
  });

  it('says where there is no such query, no query at all, and where the index cannot be read', async () => {
    await open('/q/absent/');
    expect(await page.getByRole('alert').innerText()).toContain('没有名为“absent”的查询，或者您无权使用');
    gateway.indexAnswer = {
      status: 200,
      body: { viewer: { audience: 'public', audienceTitle: '公众', subject: null }, queries: [] },
    };
    await open('/q/');
    await page.getByRole('main').getByText('没有可用的查询').waitFor();
    gateway.indexAnswer = {
      status: 401,
      body: { errors: [{ message: '…', extensions: { code: 'UNAUTHENTICATED' } }] },
    };
    await open('/q/');
    await seen('读取失败：没有登录或登录已失效，请刷新本页重新登录（错误代码 UNAUTHENTICATED）');
    gateway.indexAnswer = undefined;
    await page.getByRole('button', { name: '再试一次' }).click();
    await seen('共 9 个查询');
  });

  it('is operated by keyboard alone', async () => {
    await open('/q/');
    await seen(/^共 9 个查询$/);
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('跳到正文');
    await page.keyboard.press('Tab');
    await page.keyboard.type('考核得分');
    await seen('找到 1 个查询');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: '各单位考核得分' }).waitFor();
    expect(await focused()).toBe('各单位考核得分');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2025-Q3');
    await page.keyboard.press('Enter');
    await seen('共 1,234 行');
    const region = page.getByRole('region', { name: '各单位考核得分（v2，50 行）' });
    await region.focus();
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('ArrowRight');
    }
    await eventually(() => region.evaluate((element) => element.scrollLeft > 0));
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: '查询目录' }).waitFor();
  });

  it('suggests values that another query lists, when the field is entered', async () => {
    await open('/q/agency-scores/');
    await page.getByLabel('地区', { exact: true }).focus();
    await eventually(async () => (await page.locator('datalist option').count()) === 2);
    expect(await page.locator('datalist option').first().getAttribute('value')).toBe('350900');
  });

  it('tells whether a download was whole', async () => {
    await open('/q/empty/');
    await page.getByText('核对一份下载是否完整').click();
    await page.getByLabel(/运行编号/).fill('run-7');
    await page.getByRole('button', { name: '核对' }).click();
    await seen('agency-scores v2');
    await seen(/^完整$/);
    await seen('1,234');
    await page.getByLabel(/运行编号/).fill('../index');
    await page.getByRole('button', { name: '核对' }).click();
    await seen('读取失败：没有这个内容，或者您无权查看');
  });

  it('lists the queries that the viewer and the office keep, and finds them, too', async () => {
    gateway.own.push(
      ownSample({ name: 'my-ledgers', title: '我的逾期台账' }),
      ownSample({ name: 'theirs', title: '同事的回访表', isMine: false, shared: 'office', owner: 'analyst-8' }),
    );
    await open('/q/');
    await seen('共 11 个查询');
    const group = (name: string) => page.getByRole('region', { name }).getByRole('listitem').allInnerTexts();
    expect(await group('我的查询')).toEqual([expect.stringMatching(/^我的逾期台账\s+仅自己$/)]);
    expect(await group('本单位共享')).toEqual([expect.stringMatching(/^同事的回访表\s+analyst-8$/)]);
    await page.getByLabel('搜索查询').fill('回访');
    await seen('找到 1 个查询');
    await page.getByRole('link', { name: '同事的回访表' }).click();
    await page.getByRole('heading', { level: 1, name: '同事的回访表' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/q/own/${gateway.own[1]!.id}/`);
    expect(await page.getByRole('heading', { name: '管理这个查询' }).count()).toBe(0);
  });

  it('runs a query of one’s own, and offers its downloads and examples by its address', async () => {
    gateway.own.push(ownSample({ name: 'my-ledgers', title: '我的逾期台账' }));
    await open('/q/own/my-ledgers/?filterRegion=350902');
    await seen('不填时为 350900');
    expect(await page.title()).toBe('我的逾期台账 · 联执');
    await run();
    await page.getByRole('table', { name: '我的逾期台账（1 行）' }).waitFor();
    expect(gateway.requests.at(-1)).toBe('/q/own/my-ledgers.json?filterRegion=350902&first=50');
    expect(new URL(page.url()).pathname).toBe('/q/own/my-ledgers/');
    const link = page.getByRole('link', { name: 'CSV（UTF-8）' });
    expect(await link.getAttribute('href')).toBe('/q/own/my-ledgers.csv?filterRegion=350902');
    for (const program of ['Power Query', 'curl', 'Python', 'R', 'JavaScript']) {
      await page.getByRole('tab', { name: program, exact: true }).click();
      const example = await page.getByRole('tabpanel').locator('pre').innerText();
      expect(example).toContain(`q/own/my-ledgers.${program === 'JavaScript' ? 'json' : 'csv'}`);
    }
    await page.getByText('查看 GraphQL').click();
    await seen('query ($filterRegion: RegionCode = "350900")');
  });

  it('changes, shares and removes a query of one’s own, the last only after a question', async () => {
    gateway.own.push(ownSample({ name: 'my-ledgers', title: '我的逾期台账' }));
    await open('/q/own/my-ledgers/');
    await page.getByLabel('名称', { exact: true }).fill('逾期台账');
    await page.getByLabel('说明', { exact: true }).fill('每月一号看');
    await page.getByRole('button', { name: '保存名称与说明' }).click();
    await page.getByRole('heading', { level: 1, name: '逾期台账', exact: true }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: '逾期台账 仅自己', exact: true }).waitFor();
    await page.getByRole('button', { name: '共享给本单位' }).click();
    await seen('发给同事用这个网址');
    expect(await page.getByRole('link', { name: gateway.own[0]!.id }).count()).toBe(1);
    expect(gateway.own).toMatchObject([{ title: '逾期台账', description: '每月一号看', shared: 'office', version: 3 }]);
    await page.getByRole('button', { name: '取消共享' }).click();
    await seen('现在只有您自己能看到');
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await seen('确定要删除“逾期台账”吗？删除后不能恢复');
    await page.getByRole('button', { name: '不删除' }).click();
    expect(gateway.own).toHaveLength(1);
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('button', { name: '确定删除' }).click();
    await seen('已删除“逾期台账”。');
    await seen('还没有保存过查询。');
    expect([gateway.own, new URL(page.url()).pathname]).toEqual([[], '/q/']);
  });

  it('does not overwrite what was changed since, and shows it when told to', async () => {
    gateway.own.push(ownSample({ name: 'my-ledgers', title: '我的逾期台账' }));
    await open('/q/own/my-ledgers/');
    await page.getByLabel('名称', { exact: true }).waitFor();
    gateway.own[0] = { ...gateway.own[0]!, title: '别处改的名称', version: 2 };
    await page.getByLabel('名称', { exact: true }).fill('这里改的名称');
    await page.getByRole('button', { name: '保存名称与说明' }).click();
    await seen('没有改成：这个查询已被修改，现在是第 2 版');
    await page.getByRole('button', { name: '读取最新内容' }).click();
    await page.getByRole('heading', { level: 1, name: '别处改的名称' }).waitFor();
    expect(await page.getByLabel('名称', { exact: true }).inputValue()).toBe('别处改的名称');
  });

  it('saves a new query, says what is wrong with it, and which values were not kept', async () => {
    await open('/q/');
    await page.getByRole('link', { name: '新建查询' }).click();
    await page.getByRole('heading', { level: 1, name: '新建查询' }).waitFor();
    const save = page.getByRole('button', { name: '保存' });
    await save.click();
    await seen('请填写名称。');
    const title = page.getByLabel('名称', { exact: false }).first();
    expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
    await title.fill('查一个人');
    await page.getByLabel(/GraphQL 文本/).fill('{ noSuchField }');
    await save.click();
    await seen('没有保存：第 1 行第 3 列：Cannot query field "noSuchField"');
    await page
      .getByLabel(/GraphQL 文本/)
      .fill('query ($idNumber: IdentityNumber!) { parties(filterRegion: "350900") { name } }');
    await page.getByLabel('网址里的名字').fill('Who?');
    await page.getByLabel('本单位的同事也能看到和运行').check();
    await save.click();
    await seen('没有保存：内容有误：name 须为：小写英文字母');
    await page.getByLabel('网址里的名字').fill('who');
    await save.click();
    await page.getByRole('heading', { level: 1, name: '查一个人' }).waitFor();
    await seen('原来的值是默认值：“行政区划”');
    await seen('可能指向具体的人，没有保存，每次运行时填写：“居民身份证号”');
    expect(new URL(page.url()).pathname).toBe('/q/own/who/');
    expect(gateway.own).toMatchObject([{ name: 'who', title: '查一个人', shared: 'office' }]);
    expect(gateway.requests.filter((request) => request.startsWith('POST'))).toEqual(Array(3).fill('POST /q/own'));
  });

  it('says where a query of one’s own is not there, and works without the list of them', async () => {
    await open('/q/own/absent/');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('没有这个内容，或者您无权查看');
    await page.route('**/q/own', (route) => route.fulfill({ status: 503, body: '{}' }));
    await open('/q/');
    await seen('读取失败：服务暂时不可用');
    await page.unroute('**/q/own');
    await page.getByRole('link', { name: '各单位考核得分' }).click();
    await page.getByRole('heading', { level: 1, name: '各单位考核得分' }).waitFor();
  });

  it.each(['light', 'dark'] as const)('has text of enough contrast in %s, and fits 390 pixels', async (scheme) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: scheme });
    await open('/q/agency-scores/?period=2025-Q3');
    await run();
    await seen('共 1,234 行');
    await page.getByLabel('考核期').fill('');
    await run();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await textOfLowContrast(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    gateway.own.push(ownSample({ name: 'my-ledgers', title: '我的逾期台账', shared: 'office' }));
    for (const path of ['/q/own/', '/q/own/my-ledgers/']) {
      await open(path);
      const button = path === '/q/own/' ? '保存' : '删除';
      await page.getByRole('button', { name: button, exact: true }).click();
      await seen(path === '/q/own/' ? '请填写名称。' : '确定要删除');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      expect(await textOfLowContrast(page)).toEqual([]);
      expect(await axeFindings(page)).toEqual([]);
    }
    expect(await page.getByLabel('搜索查询').isVisible()).toBe(false);
    await page.getByRole('link', { name: '← 全部查询' }).click();
    await page.getByLabel('搜索查询').waitFor();
  });

  /** Long enough for the page to have drawn what the last step caused. */
  const frames = (): Promise<unknown> =>
    page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  const focused = (): Promise<string> =>
    page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.innerText : ''));
});
