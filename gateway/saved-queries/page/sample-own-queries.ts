import type { IncomingMessage } from 'node:http';

import type { ListedParameter, NewOwnQuery, OwnQuery, OwnQueryChange } from './wire.ts';

interface SampleAnswer {
  readonly status: number;
  readonly body: unknown;
}

const REGION: ListedParameter = {
  name: 'filterRegion',
  type: 'RegionCode',
  title: '行政区划',
  description: '这个地区及下级',
  isRequired: false,
  fallback: '350900',
  example: '350900',
  isPersonal: false,
};
const NUMBER: ListedParameter = {
  name: 'idNumber',
  type: 'IdentityNumber!',
  title: '居民身份证号',
  description: '',
  isRequired: true,
  example: null,
  isPersonal: true,
};

/** An own query, whose parameters follow from words in its document. */
export function ownSample(rest: Partial<OwnQuery> & Pick<OwnQuery, 'name' | 'title'>): OwnQuery {
  const document = rest.document ?? 'query ($filterRegion: RegionCode = "350900") { ledger { agency } }';
  const id = rest.id ?? `00000000-0000-4000-8000-${rest.name.length.toString().padStart(12, '0')}`;
  return {
    id,
    url: `/q/own/${rest.isMine === false ? id : rest.name}`,
    description: '',
    shared: 'private',
    owner: 'analyst-7',
    isMine: true,
    version: 1,
    updatedAt: '2025-10-20T01:30:00.000Z',
    maxSeconds: 100,
    document,
    parameters: [REGION, NUMBER].filter(({ name }) => document.includes(name)),
    columns: [{ key: 'agency', header: '单位', type: 'text', unit: '', description: '责任单位' }],
    ...rest,
  };
}

/** Answers `/q/own` and below as the gateway does, over `kept`, which it changes. */
export async function answerOwn(request: IncomingMessage, path: string, kept: OwnQuery[]): Promise<SampleAnswer> {
  if (path === '/q/own') {
    return request.method === 'POST'
      ? create(await bodyOf<NewOwnQuery>(request), kept)
      : { status: 200, body: { queries: kept, isComplete: true } };
  }
  const [, nameOrId, isRun] = /^\/q\/own\/([a-z0-9-]+)([.]json)?$/.exec(path) ?? [];
  const at = kept.findIndex(({ name, id, isMine }) => id === nameOrId || (isMine && name === nameOrId));
  const own = kept[at];
  if (own === undefined) {
    return refused(404, 'OWN_QUERY_NOT_FOUND', '没有这个查询。');
  }
  if (isRun !== undefined) {
    const rows = [{ agency: '示例县第1建设管理局' }];
    const pageInfo = { hasNextPage: false, endCursor: null };
    return { status: 200, body: { query: own.name, version: own.version, columns: own.columns, rows, pageInfo } };
  }
  switch (request.method) {
    case 'PUT': {
      const { version, ...changes } = await bodyOf<OwnQueryChange>(request);
      if (version !== own.version) {
        return refused(
          409,
          'OWN_QUERY_VERSION_CONFLICT',
          `这个查询已被修改，现在是第 ${own.version} 版；请在新的版本上再改。`,
        );
      }
      const changed = { ...own, ...changes, version: version + 1 };
      kept[at] = changed;
      return { status: 200, body: changed };
    }
    case 'DELETE':
      kept.splice(at, 1);
      return { status: 200, body: { removed: true } };
    default:
      return { status: 200, body: own };
  }
}

function create({ title, name, ...given }: NewOwnQuery, kept: OwnQuery[]): SampleAnswer {
  if (given.document.includes('noSuchField')) {
    return refused(
      400,
      'GRAPHQL_VALIDATION_FAILED',
      '第 1 行第 3 列：Cannot query field "noSuchField" on type "Query"',
    );
  }
  if (name !== undefined && !/^[a-z0-9-]+$/.test(name)) {
    return refused(400, 'BAD_USER_INPUT', 'name 须为：小写英文字母、数字，以连字符连接。');
  }
  if (kept.some((own) => own.name === name)) {
    return refused(409, 'OWN_QUERY_NAME_TAKEN', '您已有同名的查询；请换一个名称，或者修改已有的查询。');
  }
  const own = ownSample({ title, name: name ?? 'own-0', ...given });
  kept.unshift(own);
  return { status: 201, body: own };
}

async function bodyOf<Body>(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Body;
}

function refused(status: number, code: string, message: string): SampleAnswer {
  return { status, body: { errors: [{ message, extensions: { code } }] } };
}
