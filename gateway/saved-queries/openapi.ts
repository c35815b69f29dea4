import { FORM_NAMES, type FormName } from './forms/form.ts';
import {
  COLUMN_SCHEMA,
  DECIMAL,
  errorResponses,
  ERRORS_SCHEMA,
  headerRefs,
  HEADERS,
  PAGE_INFO_SCHEMA,
  responseRef,
  RESPONSES,
  RUN_SCHEMA,
  schemaRef,
  type Json,
  type JsonObject,
} from './openapi-components.ts';
import type { Column, ColumnType, Parameter, ParameterValue, SavedQuery } from './saved-query.ts';

const MEDIA_TYPES: Readonly<Record<FormName, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};

/**
 * The OpenAPI 3.1 description of the queries given: those that a viewer may run, in every version that is served. A path
 * without a version is that of the highest one that is active, or else of the highest.
 *
 * @param serverUrl e.g. `https://gateway.example`, without a path
 */
export function openApiOf(queries: readonly SavedQuery[], serverUrl: string): object {
  const names = [...new Set(queries.map(({ name }) => name))].sort();
  const description: JsonObject = {
    openapi: '3.1.0',
    info: {
      title: '联执：保存的查询',
      version: '1',
      description:
        '每个查询是一个固定的网址，按网址的结尾给出不同的格式。列或口径有变就出新版本；要每月取数的程序请用带版本号的网址。',
    },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }, { basic: [] }],
    tags: names.map((name) => tagOf(name, queries)),
    paths: Object.fromEntries([
      ['/q/index.json', indexPath()],
      ...names.flatMap((name) => {
        const current = currentOf(queries.filter((query) => query.name === name));
        return current === undefined ? [] : pathsOf(current, `/q/${name}`, false);
      }),
      ...queries.flatMap((query) => pathsOf(query, `/q/${query.name}/v${query.version}`, true)),
      ['/q/runs/{id}', runPath()],
    ]),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
        basic: { type: 'http', scheme: 'basic', description: '用户名是帐号，密码是令牌；供 Excel、Power BI 等使用。' },
      },
      headers: HEADERS,
      responses: RESPONSES,
      schemas: {
        Errors: ERRORS_SCHEMA,
        Run: RUN_SCHEMA,
        ...Object.fromEntries(queries.map((query) => [rowName(query), rowSchema(query.columns)])),
      },
    },
  };
  return description;
}

/** The version behind the path without one. */
function currentOf(versions: readonly SavedQuery[]): SavedQuery | undefined {
  const newestFirst = [...versions].sort((a, b) => b.version - a.version);
  return newestFirst.find(({ status }) => status === 'active') ?? newestFirst[0];
}

function tagOf(name: string, queries: readonly SavedQuery[]): JsonObject {
  const current = currentOf(queries.filter((query) => query.name === name));
  return { name, description: current === undefined ? '' : `${current.title}：${current.description}` };
}

/** `agency-scores.v2.row`, a name that OpenAPI allows. */
const rowName = ({ name, version }: SavedQuery): string => `${name}.v${version}.row`;

function pathsOf(query: SavedQuery, path: string, isVersioned: boolean): (readonly [string, JsonObject])[] {
  return FORM_NAMES.map((form) => [`${path}.${form}`, { get: operationOf(query, form, isVersioned) }]);
}

function operationOf(query: SavedQuery, form: FormName, isVersioned: boolean): JsonObject {
  const { name, version, title, description, owner, status, sunset, maxSeconds, parameters } = query;
  const ends = sunset === undefined ? '' : `\n\n可用到 ${sunset}。`;
  return {
    operationId: [name, isVersioned ? `v${version}` : 'current', form].join('.'),
    tags: [name],
    summary: `${title}（v${version}，${form}）`,
    description: `${description}\n\n提供单位：${owner}。最长运行 ${maxSeconds} 秒。${ends}`,
    ...(status === 'deprecated' ? { deprecated: true } : {}),
    parameters: [...parameters.map(parameterOf), ...formParameters(form)],
    responses: {
      '200': { description: DESCRIPTIONS[form], headers: headerRefs(), content: contentOf(query, form) },
      ...errorResponses(),
    },
  };
}

const DESCRIPTIONS: Readonly<Record<FormName, string>> = {
  json: '全部行，或 first 行。小数是字符串。',
  ndjson: '每行一个 JSON 对象；小数是字符串。传输没有正常结束的，不完整。',
  csv: '带 BOM 的 UTF-8（或 GB18030），CRLF，表头是中文。传输没有正常结束的，不完整。',
  xlsx: '工作簿：数据页和“口径”页。打不开的，不完整。',
  parquet: '带类型的列。打不开的，不完整。',
};

function contentOf(query: SavedQuery, form: FormName): JsonObject {
  const row = schemaRef(rowName(query));
  const schemas: Readonly<Record<FormName, JsonObject>> = {
    json: {
      type: 'object',
      required: ['query', 'version', 'columns', 'rows', 'rowCount'],
      properties: {
        query: { const: query.name },
        version: { const: query.version },
        columns: { type: 'array', items: COLUMN_SCHEMA },
        rows: { type: 'array', items: row },
        rowCount: { type: ['integer', 'null'], minimum: 0, description: '全部行数；只取一页而无法知道时为 null。' },
        pageInfo: PAGE_INFO_SCHEMA,
      },
    },
    // OpenAPI 3.1 has no word for a sequence: this is the schema of each line.
    ndjson: row,
    csv: { type: 'string', description: query.columns.map(({ header }) => header).join(',') },
    xlsx: { type: 'string', contentMediaType: MEDIA_TYPES.xlsx },
    parquet: { type: 'string', contentMediaType: MEDIA_TYPES.parquet },
  };
  return { [MEDIA_TYPES[form]]: { schema: schemas[form] } };
}

function parameterOf(parameter: Parameter): JsonObject {
  const { name, type, title, description, isRequired, fallback, isPersonal, example, listedBy } = parameter;
  const isList = type.startsWith('[');
  const notes = [
    `${title}：${description}`,
    isList ? '多个值用逗号隔开。' : '',
    listedBy === undefined ? '' : `可选的值见 /q/${listedBy}。`,
    isPersonal ? '这个值指向具体的人，会写在请求网址里；网关只以带密钥的散列记录它。' : '',
  ];
  return {
    name,
    in: 'query',
    // A default makes it optional, whatever its type says.
    required: isRequired && (fallback === undefined || fallback === null),
    description: notes.filter((note) => note !== '').join(' '),
    ...(isList ? { style: 'form', explode: false } : {}),
    schema: parameterSchema(parameter, isList),
    ...(example === null ? {} : { example: jsonOf(example) }),
  };
}

function parameterSchema({ type, allowed, fallback }: Parameter, isList: boolean): JsonObject {
  const scalar = SCALARS.get(type.replace(/[[\]!]/g, '')) ?? { type: 'string' };
  const item: JsonObject = allowed === undefined ? scalar : { ...scalar, enum: [...allowed] };
  const schema: JsonObject = isList ? { type: 'array', items: item } : item;
  return fallback === undefined || fallback === null ? schema : { ...schema, default: jsonOf(fallback) };
}

const jsonOf = (value: ParameterValue): Json => value;

/** How values of the graph's types are written in a URL; every other type is text. */
const SCALARS: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ['Int', { type: 'integer', minimum: -2147483648, maximum: 2147483647 }],
  ['Float', { type: 'number' }],
  ['Boolean', { type: 'boolean' }],
  ['Decimal', DECIMAL],
  ['Date', { type: 'string', format: 'date' }],
  ['DateTime', { type: 'string', format: 'date-time' }],
]);

function formParameters(form: FormName): JsonObject[] {
  if (form === 'csv') {
    const schema = { type: 'string', enum: ['utf-8', 'gb18030'], default: 'utf-8' };
    return [{ name: 'encoding', in: 'query', required: false, description: '文件的编码。', schema }];
  }
  if (form === 'json') {
    return [
      {
        name: 'first',
        in: 'query',
        required: false,
        description: '只要这么多行；不写则是全部。',
        schema: { type: 'integer', minimum: 1 },
      },
      {
        name: 'after',
        in: 'query',
        required: false,
        description: '从上一页的 pageInfo.endCursor 之后开始；与 first 一起用。',
        schema: { type: 'string' },
      },
    ];
  }
  return [];
}

/** Cells may be null: a value that the viewer may not see, or that is not there. */
function rowSchema(columns: readonly Column[]): JsonObject {
  return {
    type: 'object',
    additionalProperties: false,
    required: columns.map(({ key }) => key),
    properties: Object.fromEntries(
      columns.map(({ key, header, type, unit, description }) => [
        key,
        {
          title: header,
          description: unit === '' ? description : `${description}（单位：${unit}）`,
          ...CELL_SCHEMAS[type],
        },
      ]),
    ),
  };
}

const CELL_SCHEMAS: Readonly<Record<ColumnType, JsonObject>> = {
  text: { type: ['string', 'null'] },
  enum: { type: ['string', 'null'] },
  integer: { type: ['integer', 'null'] },
  decimal: { ...DECIMAL, type: ['string', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  date: { type: ['string', 'null'], format: 'date' },
  datetime: { type: ['string', 'null'], format: 'date-time' },
};

function indexPath(): JsonObject {
  const schema = {
    type: 'object',
    required: ['viewer', 'queries'],
    properties: { viewer: { type: 'object' }, queries: { type: 'array', items: { type: 'object' } } },
  };
  return {
    get: {
      operationId: 'index',
      summary: '可以运行的查询',
      responses: {
        '200': { description: '查询、参数和列。', content: { 'application/json': { schema } } },
        '401': responseRef('Unauthenticated'),
      },
    },
  };
}

function runPath(): JsonObject {
  return {
    get: {
      operationId: 'run',
      summary: '一次运行是否完整',
      parameters: [{ name: 'id', in: 'path', required: true, description: '运行编号。', schema: { type: 'string' } }],
      responses: {
        '200': { description: '运行的记录。', content: { 'application/json': { schema: schemaRef('Run') } } },
        '401': responseRef('Unauthenticated'),
        '404': responseRef('NotFound'),
      },
    },
  };
}
