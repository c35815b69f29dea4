import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';

import type { Cell } from '../saved-query.ts';

import { PAGE_SECURITY_POLICY } from './content-security-policy.ts';
import { answerOwn } from './sample-own-queries.ts';
import type { ListedColumn, ListedParameter, ListedQuery, OwnQuery, QueryIndex } from './wire.ts';

/** A server with the built page and invented queries, for the page's tests. */
export interface SampleGateway {
  readonly url: string;
  /** What was requested: method where it is not GET, path and query string, without the page's own files. */
  readonly requests: string[];
  /** What the index answers from now on; undefined for the sample queries. */
  indexAnswer: { readonly status: number; readonly body: unknown } | undefined;
  /** The queries that viewers keep. */
  readonly own: OwnQuery[];
  close(): Promise<void>;
}

const DIST = new URL('./dist/', import.meta.url);
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

function column(
  key: string,
  header: string,
  type: ListedColumn['type'],
  unit: string,
  description: string,
): ListedColumn {
  return { key, header, type, unit, description };
}

function parameter(name: string, type: string, title: string, rest: Partial<ListedParameter> = {}): ListedParameter {
  return { name, type, title, description: '', isRequired: false, example: null, isPersonal: false, ...rest };
}

function query(name: string, title: string, rest: Partial<ListedQuery>): ListedQuery {
  return {
    name,
    title,
    version: 1,
    versions: [{ version: 1, status: 'active', sunset: null }],
    status: 'active',
    description: '',
    owner: '执行局',
    maxSeconds: 60,
    parameters: [],
    columns: [],
    chart: null,
    ...rest,
  };
}

const SCORES: ListedQuery = query('agency-scores', '各单位考核得分', {
  version: 2,
  versions: [
    { version: 2, status: 'active', sunset: null },
    { version: 1, status: 'deprecated', sunset: '2027-01-31' },
  ],
  description: '一个考核期内各责任单位的得分、名次和扣分。\n只取现行有效的考核结果。',
  owner: '市委政法委 执行联动办',
  parameters: [
    parameter('period', 'Period!', '考核期', { isRequired: true, description: '考核的期间', example: '2025-Q3' }),
    parameter('region', 'RegionCode', '地区', { listedBy: 'regions', example: '350900', description: '含下级地区' }),
    parameter('level', 'AgencyLevel', '单位级别', { allowed: ['CITY', 'COUNTY', 'TOWN'], example: 'COUNTY' }),
    parameter('measures', '[Measure!]', '考核项目', {
      allowed: ['PAYMENT', 'ASSISTANCE', 'REPLY'],
      example: ['PAYMENT'],
    }),
    parameter('isOverdue', 'Boolean', '只看逾期', { fallback: false, example: true }),
    parameter('since', 'Date', '起始日期', { example: '2025-07-01' }),
    parameter('minimum', 'Int', '最低扣分', { example: 5, fallback: 0 }),
    parameter('courts', '[CourtCode!]', '法院', { example: ['闽09', '闽0902'] }),
  ],
  columns: [
    column('agency', '单位', 'text', '', '责任单位的名称'),
    column('credit_code', '统一社会信用代码', 'text', '', '单位的代码'),
    column('score', '得分', 'decimal', '分', '满分 100 分，扣完为止'),
    column('owed', '应付未付金额', 'decimal', '元', '生效判决确定、期末尚未支付的金额'),
    column('cases', '案件数', 'integer', '件', '作为被执行人的未结案件'),
    column('year', '考核年度', 'integer', '年', '考核期所在的年'),
    column('is_overdue', '是否逾期', 'boolean', '', '回复是否超过期限'),
    column('assessed_on', '考核日期', 'date', '', '作出考核结果的日期'),
    column('published_at', '发布时间', 'datetime', '', '结果发布的时间'),
    column('note', '说明', 'text', '', '主要扣分原因'),
  ],
  chart: { kind: 'bar', category: 'agency', values: ['score'] },
});

const CHECK: ListedQuery = query('debtor-check', '是否列入失信名单', {
  description: '按证件号码查一个人现在是否列入失信被执行人名单。',
  parameters: [
    parameter('number', 'IdentityNumber!', '证件号码', {
      isRequired: true,
      isPersonal: true,
      example: '000000190001010000',
    }),
  ],
  columns: [column('listed', '是否列入', 'boolean', '', '现在在名单上')],
});

const QUERIES: readonly ListedQuery[] = [
  SCORES,
  CHECK,
  query('monthly-rates', '各月执行完毕率', {
    description: '按月统计的执行完毕率和终本率。',
    columns: [
      column('month', '月份', 'text', '', '统计的月份'),
      column('concluded', '执行完毕率', 'decimal', '%', '执行完毕的案件占结案的比例'),
      column('terminated', '终本率', 'decimal', '%', '终结本次执行程序的案件占结案的比例'),
    ],
    chart: { kind: 'line', category: 'month', values: ['concluded', 'terminated'] },
  }),
  query('auction-outcomes', '网络拍卖结果', {
    description: '拍卖按结果分类的件数。',
    columns: [
      column('outcome', '结果', 'enum', '', '拍卖的结果'),
      column('lots', '标的数', 'integer', '件', '该结果的标的'),
    ],
    chart: { kind: 'pie', category: 'outcome', values: ['lots'] },
  }),
  query('regions', '地区代码', {
    owner: '平台',
    columns: [column('code', '代码', 'text', '', '行政区划代码'), column('name', '名称', 'text', '', '地区名称')],
  }),
  query('slow', '很慢的查询', { columns: [column('a', '甲', 'text', '', '甲')], maxSeconds: 1 }),
  query('broken', '会失败的查询', { columns: [column('a', '甲', 'text', '', '甲')] }),
  query('busy', '排队的查询', { columns: [column('a', '甲', 'text', '', '甲')] }),
  query('empty', '没有结果的查询', { columns: [column('a', '甲', 'text', '', '甲')] }),
];

export const SAMPLE_INDEX: QueryIndex = {
  viewer: { audience: 'analyst', audienceTitle: '分析员', subject: 'analyst-7' },
  queries: QUERIES,
};

type Row = Readonly<Record<string, Cell>>;

function scoreRow(index: number): Row {
  return {
    agency: index === 1 ? '<b>第二</b>建设局' : `示例县第${index + 1}建设管理局`,
    credit_code: `11350900000000${String(index).padStart(4, '0')}`,
    score: `${98 - index}.${index % 2 === 0 ? '50' : '25'}`,
    owed: index === 0 ? '123456789012345678.90' : `${index * 1234}.00`,
    cases: 1200 + index,
    year: 2025,
    is_overdue: index % 3 === 0,
    assessed_on: '2025-10-15',
    published_at: '2025-10-20T09:30:00+08:00',
    note: index % 4 === 0 ? null : '未在判决确定的期限内支付，且在收到督促函后十五日内没有书面答复',
  };
}

const MONTHS: readonly Row[] = Array.from({ length: 12 }, (_, index) => ({
  month: `2025-${String(index + 1).padStart(2, '0')}`,
  concluded: index === 5 ? null : `${40 + ((index * 7) % 13)}.50`,
  terminated: `${30 + ((index * 5) % 9)}.25`,
}));

const OUTCOMES: readonly Row[] = [
  { outcome: '成交', lots: 1520 },
  { outcome: '流拍', lots: 811 },
  { outcome: '撤回', lots: 96 },
];

const REGIONS: readonly Row[] = [
  { code: '350900', name: '示例市' },
  { code: '350902', name: '示例区' },
];

const ROWS: Readonly<Record<string, { readonly rows: readonly Row[]; readonly rowCount: number }>> = {
  'agency-scores': { rows: Array.from({ length: 50 }, (_, index) => scoreRow(index)), rowCount: 1234 },
  'debtor-check': { rows: [{ listed: false }], rowCount: 1 },
  'monthly-rates': { rows: MONTHS, rowCount: 12 },
  'auction-outcomes': { rows: OUTCOMES, rowCount: 3 },
  regions: { rows: REGIONS, rowCount: 2 },
  empty: { rows: [], rowCount: 0 },
};

export async function openSampleGateway(): Promise<SampleGateway> {
  const requests: string[] = [];
  const gateway: Omit<SampleGateway, 'url' | 'close'> = { requests, indexAnswer: undefined, own: [] };
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://sample');
    if (!url.pathname.endsWith('/') && !url.pathname.startsWith('/q/assets/')) {
      const { method = '' } = request;
      requests.push(`${method === 'GET' ? '' : `${method} `}${url.pathname}${url.search}`);
    }
    void answer(request, url, response, gateway).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(gateway, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

async function answer(
  request: IncomingMessage,
  url: URL,
  response: ServerResponse,
  gateway: Pick<SampleGateway, 'indexAnswer' | 'own'>,
): Promise<void> {
  const path = url.pathname;
  if (path === '/q/' || /^\/q\/(own\/)?[a-z0-9-]+\/$/.test(path) || path.startsWith('/q/assets/')) {
    const file = path.startsWith('/q/assets/') ? path.slice('/q/'.length) : 'index.html';
    response.writeHead(200, {
      'content-type': CONTENT_TYPES[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': PAGE_SECURITY_POLICY,
    });
    response.end(await readFile(new URL(file, DIST)));
    return;
  }
  if (path === '/q/index.json') {
    const { status, body } = gateway.indexAnswer ?? { status: 200, body: SAMPLE_INDEX };
    json(response, status, body);
    return;
  }
  if (path === '/q/own' || path.startsWith('/q/own/')) {
    const { status, body } = await answerOwn(request, path, gateway.own);
    json(response, status, body);
    return;
  }
  if (path === '/q/runs/run-7') {
    json(response, 200, {
      id: 'run-7',
      query: 'agency-scores',
      version: 2,
      state: 'complete',
      rows: 1234,
      sha256: 'a'.repeat(64),
      dataAsOf: { 考核: '2025-10-20T01:30:00Z' },
      startedAt: '2025-10-21T01:00:00Z',
      endedAt: '2025-10-21T01:00:04Z',
    });
    return;
  }
  rowsAnswer(/^\/q\/([a-z0-9-]+)(?:[.]json)$/.exec(path)?.[1] ?? '', url, response);
}

function rowsAnswer(name: string, url: URL, response: ServerResponse): void {
  const listed = QUERIES.find((candidate) => candidate.name === name);
  const found = ROWS[name];
  if (name === 'slow') {
    // Never answered: it is stopped.
    return;
  }
  if (name === 'broken') {
    json(response, 502, { errors: [{ message: 'A service failed.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
    return;
  }
  if (name === 'busy') {
    response.setHeader('retry-after', '7');
    json(response, 429, { errors: [{ message: 'Too many runs.', extensions: { code: 'RATE_LIMITED' } }] });
    return;
  }
  if (listed === undefined || found === undefined) {
    json(response, 404, { errors: [{ message: 'Not found.', extensions: { code: 'NOT_FOUND' } }] });
    return;
  }
  if (url.searchParams.get('period') === '无此期间') {
    const extensions = { code: 'BAD_USER_INPUT', parameter: 'period', allowed: ['2025-Q2', '2025-Q3'] };
    json(response, 400, { errors: [{ message: '“考核期”不是期间', extensions }] });
    return;
  }
  response.setHeader('x-query-run', 'run-7');
  const { rows, rowCount } = found;
  const pageInfo = { hasNextPage: rowCount > rows.length, endCursor: null };
  json(response, 200, { query: name, version: listed.version, columns: listed.columns, rows, rowCount, pageInfo });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
