import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';

import { openApiOf } from './openapi.ts';
import type { SavedQuery } from './saved-query.ts';

const SCORES: SavedQuery = {
  name: 'agency-scores',
  version: 2,
  status: 'active',
  sunset: undefined,
  title: '各单位考核得分',
  description: '一个考核期内各责任单位的得分。',
  owner: '执行联动办',
  audiences: ['analyst'],
  maxSeconds: 60,
  parameters: [
    {
      name: 'period',
      type: 'Period!',
      title: '考核期',
      description: '考核的期间',
      isRequired: true,
      fallback: undefined,
      allowed: undefined,
      listedBy: 'periods',
      example: '2025-Q3',
      isPersonal: false,
    },
    {
      name: 'levels',
      type: '[AgencyLevel!]',
      title: '单位级别',
      description: '',
      isRequired: false,
      fallback: ['CITY'],
      allowed: ['CITY', 'COUNTY'],
      listedBy: undefined,
      example: ['CITY', 'COUNTY'],
      isPersonal: false,
    },
    {
      name: 'minimum',
      type: 'Int',
      title: '最低扣分',
      description: '',
      isRequired: false,
      fallback: 0,
      allowed: undefined,
      listedBy: undefined,
      example: null,
      isPersonal: false,
    },
  ],
  rowPath: ['agencyScores'],
  columns: [
    { key: 'agency', path: ['name'], from: 'row', header: '单位', type: 'text', unit: '', description: '名称' },
    {
      key: 'score',
      path: ['score'],
      from: 'row',
      header: '得分',
      type: 'decimal',
      unit: '分',
      description: '满分 100',
    },
    { key: 'cases', path: ['cases'], from: 'row', header: '案件数', type: 'integer', unit: '件', description: '未结' },
  ],
  chart: undefined,
  document: '',
  folder: 'agency-scores',
};
const OLDER: SavedQuery = { ...SCORES, version: 1, status: 'deprecated', sunset: '2027-01-31', parameters: [] };
const CHECK: SavedQuery = {
  ...SCORES,
  name: 'debtor-check',
  version: 3,
  parameters: [{ ...SCORES.parameters[0]!, name: 'number', type: 'IdentityNumber!', isPersonal: true, example: null }],
};

/** What OpenAPI 3.1 demands of a document, as far as ours uses it. Unknown keys are faults: they would be typing errors. */
const OPENAPI = {
  $id: 'https://lianzhi.invalid/openapi',
  type: 'object',
  required: ['openapi', 'info', 'paths'],
  additionalProperties: false,
  properties: {
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: {
      type: 'object',
      required: ['title', 'version'],
      additionalProperties: false,
      properties: { title: { type: 'string' }, version: { type: 'string' }, description: { type: 'string' } },
    },
    servers: { type: 'array', items: { type: 'object', required: ['url'], properties: { url: { type: 'string' } } } },
    security: { type: 'array', items: { type: 'object', additionalProperties: { type: 'array' } } },
    tags: { type: 'array', items: { type: 'object', required: ['name'] } },
    paths: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: {
        type: 'object',
        required: ['get'],
        additionalProperties: false,
        properties: { get: { $ref: '#/$defs/operation' } },
      },
    },
    components: {
      type: 'object',
      additionalProperties: false,
      properties: {
        schemas: { $ref: '#/$defs/named', additionalProperties: { $ref: '#/$defs/schema' } },
        headers: { $ref: '#/$defs/named', additionalProperties: { $ref: '#/$defs/header' } },
        responses: { $ref: '#/$defs/named', additionalProperties: { $ref: '#/$defs/response' } },
        securitySchemes: {
          $ref: '#/$defs/named',
          additionalProperties: {
            type: 'object',
            required: ['type'],
            properties: {
              type: { enum: ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'] },
              scheme: { type: 'string' },
            },
            if: { properties: { type: { const: 'http' } } },
            then: { required: ['scheme'] },
          },
        },
      },
    },
  },
  $defs: {
    named: { type: 'object', propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' } },
    reference: {
      type: 'object',
      required: ['$ref'],
      properties: { $ref: { type: 'string', pattern: '^#/components/' } },
    },
    schema: { $ref: 'https://json-schema.org/draft/2020-12/schema' },
    operation: {
      type: 'object',
      required: ['responses', 'operationId'],
      additionalProperties: false,
      properties: {
        operationId: { type: 'string' },
        tags: { type: 'array', items: { type: 'string' } },
        summary: { type: 'string' },
        description: { type: 'string' },
        deprecated: { type: 'boolean' },
        parameters: { type: 'array', items: { $ref: '#/$defs/parameter' } },
        responses: {
          type: 'object',
          minProperties: 1,
          propertyNames: { pattern: '^([1-5](\\d\\d|XX)|default)$' },
          additionalProperties: {
            if: { required: ['$ref'] },
            then: { $ref: '#/$defs/reference' },
            else: { $ref: '#/$defs/response' },
          },
        },
      },
    },
    parameter: {
      type: 'object',
      required: ['name', 'in', 'schema'],
      additionalProperties: false,
      properties: {
        name: { type: 'string' },
        in: { enum: ['query', 'path', 'header', 'cookie'] },
        required: { type: 'boolean' },
        description: { type: 'string' },
        style: { enum: ['form', 'simple', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
        explode: { type: 'boolean' },
        schema: { $ref: '#/$defs/schema' },
        example: true,
      },
      if: { properties: { in: { const: 'path' } } },
      then: { required: ['required'], properties: { required: { const: true } } },
    },
    response: {
      type: 'object',
      required: ['description'],
      additionalProperties: false,
      properties: {
        description: { type: 'string' },
        headers: {
          type: 'object',
          additionalProperties: {
            if: { required: ['$ref'] },
            then: { $ref: '#/$defs/reference' },
            else: { $ref: '#/$defs/header' },
          },
        },
        content: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            additionalProperties: false,
            properties: { schema: { $ref: '#/$defs/schema' } },
          },
        },
      },
    },
    header: {
      type: 'object',
      required: ['schema'],
      additionalProperties: false,
      properties: { description: { type: 'string' }, schema: { $ref: '#/$defs/schema' } },
    },
  },
};

interface Operation {
  readonly operationId: string;
  readonly deprecated?: boolean;
  readonly parameters: readonly (Readonly<Record<string, unknown>> & { readonly name: string })[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Document {
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly servers: readonly object[];
  readonly security: readonly object[];
}

const described = (...queries: SavedQuery[]): Document => openApiOf(queries, 'https://gateway.example') as Document;
const operation = (document: Document, path: string): Operation => document.paths[path]!.get;

function faultsOf(document: object): unknown {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  const validate = ajv.compile(OPENAPI);
  return validate(document) ? [] : validate.errors;
}

/** Every `$ref` of a document. */
function refsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

describe('the OpenAPI description of saved queries', () => {
  it('is an OpenAPI 3.1 document, with queries and without', () => {
    expect(faultsOf(described(SCORES, OLDER, CHECK))).toEqual([]);
    expect(faultsOf(described())).toEqual([]);
    expect(faultsOf({ ...described(SCORES), paths: { 'no-slash': {} } })).not.toEqual([]);
  });

  it('refers only to what it contains, and names each operation once', () => {
    const document = described(SCORES, OLDER, CHECK);
    for (const ref of refsIn(document)) {
      const [, kind, name] = /^#\/components\/(\w+)\/(.+)$/.exec(ref) ?? [];
      expect(document.components[kind!]).toHaveProperty([name!]);
    }
    const ids = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the path of each version in each form, and one without version that is the newest active', () => {
    const document = described(OLDER, SCORES, { ...SCORES, version: 3, status: 'draft' });
    for (const form of ['json', 'ndjson', 'csv', 'xlsx', 'parquet']) {
      for (const path of ['', '/v1', '/v2', '/v3']) {
        expect(document.paths).toHaveProperty([`/q/agency-scores${path}.${form}`]);
      }
    }
    expect(operation(document, '/q/agency-scores.csv').parameters.map(({ name }) => name)).toContain('period');
    expect(operation(document, '/q/agency-scores/v1.csv').deprecated).toBe(true);
    expect(operation(document, '/q/agency-scores/v2.csv').deprecated).toBeUndefined();
    expect(JSON.stringify(operation(document, '/q/agency-scores.json'))).toContain('"const":2');
  });

  it('says how parameters are written: types, allowed values, defaults, lists with commas, examples', () => {
    const { parameters } = operation(described(SCORES), '/q/agency-scores.csv');
    expect(parameters.map(({ name }) => name)).toEqual(['period', 'levels', 'minimum', 'encoding']);
    expect(parameters[0]).toMatchObject({
      in: 'query',
      required: true,
      schema: { type: 'string' },
      example: '2025-Q3',
      description: '考核期：考核的期间 可选的值见 /q/periods。',
    });
    expect(parameters[1]).toMatchObject({
      required: false,
      style: 'form',
      explode: false,
      schema: { type: 'array', items: { type: 'string', enum: ['CITY', 'COUNTY'] }, default: ['CITY'] },
      example: ['CITY', 'COUNTY'],
    });
    expect(parameters[2]).toMatchObject({ schema: { type: 'integer', default: 0 } });
    expect(parameters[2]).not.toHaveProperty('example');
    const paged = operation(described(SCORES), '/q/agency-scores.json').parameters.map(({ name }) => name);
    expect(paged).toEqual(expect.arrayContaining(['first', 'after']));
  });

  it('warns where a parameter names a person', () => {
    const [number] = operation(described(CHECK), '/q/debtor-check.csv').parameters;
    expect(number?.['description']).toContain('指向具体的人');
  });

  it('describes rows that a program can check: exact decimals as text, nulls, no other keys', () => {
    const document = described(SCORES);
    const { schema } = operation(document, '/q/agency-scores.json').responses['200']!.content!['application/json']!;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile({ ...schema, components: document.components });
    const result = (row: object): object => ({
      query: 'agency-scores',
      version: 2,
      columns: [{ key: 'agency', header: '单位', type: 'text', unit: '' }],
      rows: [row],
      rowCount: 1,
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    expect(validate(result({ agency: '甲局', score: '98.50', cases: 3 }))).toBe(true);
    expect(validate(result({ agency: null, score: null, cases: null }))).toBe(true);
    expect(validate(result({ agency: '甲局', score: 98.5, cases: 3 }))).toBe(false);
    expect(validate(result({ agency: '甲局', score: '98.50' }))).toBe(false);
    expect(validate(result({ agency: '甲局', score: '98.50', cases: 3, other: 1 }))).toBe(false);
  });

  it('gives the media type of each form, the refusals, and both ways to send the token', () => {
    const document = described(SCORES);
    const types = ['json', 'ndjson', 'csv', 'xlsx', 'parquet'].map(
      (form) => Object.keys(operation(document, `/q/agency-scores.${form}`).responses['200']!.content!)[0],
    );
    expect(types).toEqual([
      'application/json',
      'application/x-ndjson',
      'text/csv',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.apache.parquet',
    ]);
    expect(Object.keys(operation(document, '/q/agency-scores.csv').responses)).toEqual(
      expect.arrayContaining(['200', '400', '401', '404', '429']),
    );
    expect(document.security).toEqual([{ bearer: [] }, { basic: [] }]);
    expect(document.servers).toEqual([{ url: 'https://gateway.example' }]);
  });

  it('does not contain where the gateway reads a value, or the document', () => {
    const text = JSON.stringify(
      described({ ...SCORES, document: 'query secretDocument { x }', folder: '/srv/secret' }),
    );
    expect(text).not.toMatch(/secret|agencyScores|rowPath/);
  });
});
