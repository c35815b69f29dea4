import type { Cell, Column, ColumnType, Parameter, ParameterValue, Row, RunFacts } from '../saved-query.ts';

import type { Form, FormOptions } from './form.ts';

/** For the tests of the forms: columns, a run, batches, and the bytes of a result. */
export const UTF8: FormOptions = { encoding: 'utf-8' };

export function column(key: string, header: string, type: ColumnType, unit = ''): Column {
  return { key, path: [key], from: 'row', header, type, unit, description: `${header}的说明` };
}

/** Eight columns, one of each type and a second text. */
export const COLUMNS: readonly Column[] = [
  column('caseNumber', '案号', 'text'),
  column('courtName', '法院', 'text'),
  column('claimAmount', '标的额', 'decimal', '元'),
  column('filedOn', '立案日期', 'date'),
  column('closedAt', '结案时间', 'datetime'),
  column('days', '天数', 'integer', '天'),
  column('isPreserved', '已保全', 'boolean'),
  column('status', '状态', 'enum'),
];

export function row(number: number): Row {
  return [
    `（2021）浙0102执${number}号`,
    '杭州市上城区人民法院',
    number % 3 === 0 ? null : `${number % 2 ? '-' : ''}${number * 550}.00`,
    `2021-03-${String((number % 28) + 1).padStart(2, '0')}`,
    `2021-03-31T09:${String(number % 60).padStart(2, '0')}:00+08:00`,
    number - 5,
    number % 2 === 0,
    number % 5 === 0 ? null : 'CLOSED',
  ];
}

export function rows(count: number): Row[] {
  return Array.from({ length: count }, (_, index) => row(index));
}

export function parameter(name: string, type: string, facts: Partial<Parameter> = {}): Parameter {
  return {
    name,
    type,
    title: name,
    description: '',
    isRequired: true,
    fallback: undefined,
    allowed: undefined,
    listedBy: undefined,
    example: null,
    isPersonal: false,
    ...facts,
  };
}

export function run(
  columns: readonly Column[] = COLUMNS,
  parameters: readonly (readonly [Parameter, ParameterValue])[] = [],
  title = '执行案件明细',
): RunFacts {
  return {
    runId: 'run-7f3a',
    query: {
      name: 'enforcement-cases',
      version: 2,
      status: 'active',
      sunset: undefined,
      title,
      description: '各法院的执行案件，每案一行',
      owner: '执行局',
      audiences: ['court'],
      maxSeconds: 60,
      parameters: parameters.map(([each]) => each),
      rowPath: ['enforcementCases'],
      columns,
      chart: undefined,
      document: '{ enforcementCases { caseNumber } }',
      folder: '/library/enforcement-cases',
    },
    parameters,
    startedAt: new Date('2026-11-26T03:04:05Z'),
    dataAt: new Date('2026-11-26T03:04:05Z'),
    subject: 'clerk-0102',
    audience: 'court',
    rowScope: '',
  };
}

/** The rows in batches; `failure` is thrown where they end. */
export async function* batchesOf(all: readonly Row[], size = 1_000, failure?: Error): AsyncGenerator<readonly Row[]> {
  for (let start = 0; start < all.length; start += size) {
    yield await Promise.resolve(all.slice(start, start + size));
  }
  if (failure) {
    throw failure;
  }
}

/** A column of texts and what a form makes of it. */
export function textRun(): RunFacts {
  return run([column('text', '文本', 'text'), column('end', '末列', 'integer')]);
}

export function textRows(texts: readonly Cell[]): Row[] {
  return texts.map((text, index) => [text, index]);
}

export async function bytesOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const { received, error } = await receive(bytes);
  if (error !== undefined) {
    throw error;
  }
  return received;
}

/** What a client receives, and the error that ended it. */
export async function receive(bytes: AsyncIterable<Uint8Array>): Promise<{ received: Buffer; error: unknown }> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of bytes) {
      chunks.push(chunk);
    }
  } catch (error) {
    return { received: Buffer.concat(chunks), error };
  }
  return { received: Buffer.concat(chunks), error: undefined };
}

export function write(form: Form, all: readonly Row[], facts = run(), options = UTF8): Promise<Buffer> {
  return bytesOf(form.write(facts, batchesOf(all), options));
}
