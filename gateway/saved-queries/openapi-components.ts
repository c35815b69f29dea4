export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** What the descriptions of all queries share: `components` of the OpenAPI document, and references to them. */

export const schemaRef = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Exact, as a string: a number of JSON would be read as a float. */
export const DECIMAL: JsonObject = { type: 'string', pattern: '^-?\\d+(\\.\\d+)?$' };

export const COLUMN_SCHEMA: JsonObject = {
  type: 'object',
  required: ['key', 'header', 'type', 'unit'],
  properties: {
    key: { type: 'string' },
    header: { type: 'string' },
    type: { type: 'string' },
    unit: { type: 'string' },
    description: { type: 'string' },
  },
};

export const PAGE_INFO_SCHEMA: JsonObject = {
  type: 'object',
  description: '只在写了 first 时有。',
  required: ['hasNextPage', 'endCursor'],
  properties: { hasNextPage: { type: 'boolean' }, endCursor: { type: ['string', 'null'] } },
};

export const ERRORS_SCHEMA: JsonObject = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          message: { type: 'string' },
          extensions: {
            type: 'object',
            properties: {
              code: { type: 'string' },
              parameter: { type: 'string', description: '有误的参数。' },
              allowed: { description: '允许的值。' },
            },
          },
        },
      },
    },
  },
};

export const RUN_SCHEMA: JsonObject = {
  type: 'object',
  required: ['id', 'query', 'version', 'state', 'startedAt'],
  properties: {
    id: { type: 'string' },
    query: { type: 'string' },
    version: { type: 'integer' },
    state: { type: 'string', enum: ['running', 'complete', 'failed'] },
    rows: { type: ['integer', 'null'] },
    sha256: { type: ['string', 'null'], description: '文件内容的 SHA-256。' },
    code: { type: ['string', 'null'], description: '失败的错误代码。' },
    reason: { type: ['string', 'null'], description: '失败的原因，无法显示的值给出列和记录编号，不含该值。' },
    dataAsOf: {
      type: ['object', 'null'],
      additionalProperties: { type: 'string' },
      description: '各单位数据截至的时间。',
    },
    startedAt: { type: 'string', format: 'date-time' },
    endedAt: { type: ['string', 'null'], format: 'date-time' },
  },
};

export const HEADERS: JsonObject = {
  ETag: { description: '内容不变则不变；只在短的结果上有。', schema: { type: 'string' } },
  'X-Row-Count': { description: '行数；只在短的结果上有。', schema: { type: 'integer' } },
  'X-Query-Run': { description: '运行编号；之后 /q/runs/{id} 说明是否完整。', schema: { type: 'string' } },
  'Retry-After': { description: '多少秒之后再试。', schema: { type: 'integer' } },
};

export const headerRefs = (): JsonObject =>
  Object.fromEntries(
    ['ETag', 'X-Row-Count', 'X-Query-Run'].map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );

const errorContent: JsonObject = { 'application/json': { schema: schemaRef('Errors') } };

export const RESPONSES: JsonObject = {
  BadRequest: { description: '参数不认识、缺少、类型不对，或不在允许的值之内。', content: errorContent },
  Unauthenticated: {
    description: '没有令牌，或令牌无效、已过期。',
    headers: { 'WWW-Authenticate': { schema: { type: 'string' } } },
    content: errorContent,
  },
  NotFound: { description: '没有这个查询，或无权使用；两者的答复相同。', content: errorContent },
  TooManyRuns: {
    description: '同时运行的太多。',
    headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
    content: errorContent,
  },
  Unavailable: { description: '有单位的服务没有正常答复。', content: errorContent },
  TimedOut: { description: '超过了最长运行时间。', content: errorContent },
};

export const responseRef = (name: string): JsonObject => ({ $ref: `#/components/responses/${name}` });

export const errorResponses = (): JsonObject => ({
  '400': responseRef('BadRequest'),
  '401': responseRef('Unauthenticated'),
  '404': responseRef('NotFound'),
  '429': responseRef('TooManyRuns'),
  '502': responseRef('Unavailable'),
  '504': responseRef('TimedOut'),
});
