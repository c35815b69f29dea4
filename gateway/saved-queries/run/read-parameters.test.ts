import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { committedChecks } from '../../verification/support/committed-checks.ts';
import { checkDefinition, type RunnableQuery } from '../definition/check-definition.ts';
import { writeDefinition } from '../definition/definition-fixture.ts';
import { readDefinition, type Definition } from '../definition/read-definition.ts';
import { QueryError } from '../query-error.ts';

import { readParameters } from './read-parameters.ts';

const root = await mkdtemp(join(tmpdir(), 'lianzhi-parameters-'));
const checks = await committedChecks();
const query = await parametersQuery();

afterAll(() => rm(root, { recursive: true }));

async function parametersQuery(): Promise<RunnableQuery> {
  const parameter = (name: string, type: string, more: string): string =>
    `  ${name}: { type: '${type}', title: 标题, description: 说明, ${more} }\n`;
  const folder = await writeDefinition(root, 'parameters', {
    document: `query ($filed: Period!, $status: [CaseStatus!], $region: RegionCode, $kinds: [PartyKind!], $inTime: Boolean! = true) {
      enforcementCases(filter: { filed: $filed, status: $status, region: $region, debtorKind: $kinds }) {
        edges { node { id dueOn @include(if: $inTime) } }
      }
    }`,
    yaml: `name: parameters
version: 1
status: active
title: 参数
description: 参数
owner: 法院
audiences: [court]
maxSeconds: 10
parameters:
${parameter('filed', 'Period!', "example: '2021'")}${parameter('status', '[CaseStatus!]', 'example: [CONCLUDED]')}${parameter('region', 'RegionCode', "default: '350900', allowed: ['350900', '350902'], example: '350900'")}${parameter('kinds', '[PartyKind!]', 'allowed: [AGENCY, ENTERPRISE], example: [AGENCY]')}${parameter('inTime', 'Boolean!', 'default: true, example: true')}rows: enforcementCases.edges.node
columns:
  - { key: id, path: id, header: 编号, type: text, unit: '', description: 编号 }
`,
  });
  const checked = checkDefinition((await readDefinition(folder)) as Definition, checks);
  if (!('query' in checked)) {
    throw new Error(JSON.stringify(checked));
  }
  return checked;
}

function read(search: string, own: readonly string[] = []): Readonly<Record<string, unknown>> {
  return readParameters(query, checks.schema, new URLSearchParams(search), own).variables;
}

function refusal(search: string, own: readonly string[] = []): QueryError {
  try {
    read(search, own);
  } catch (error) {
    if (error instanceof QueryError) {
      return error;
    }
    throw error;
  }
  throw new Error('It was accepted.');
}

describe('the parameters of a run', () => {
  it('are the URL’s, and the defaults of those that it does not name', () => {
    expect(read('filed=2021')).toEqual({ filed: '2021', region: '350900', inTime: true });
    expect(read('filed=2021&region=350902&inTime=false')).toEqual({ filed: '2021', region: '350902', inTime: false });
  });

  it('are the default where the field of a form was left empty', () => {
    expect(read('filed=2021&region=&status=')).toEqual({ filed: '2021', region: '350900', inTime: true });
  });

  it('are lists with commas, or repeated', () => {
    const expected = { status: ['CONCLUDED', 'SUSPENDED'] };
    expect(read('filed=2021&status=CONCLUDED,SUSPENDED')).toMatchObject(expected);
    expect(read('filed=2021&status=CONCLUDED&status=SUSPENDED')).toMatchObject(expected);
    expect(read('filed=2021&status=CONCLUDED')).toMatchObject({ status: ['CONCLUDED'] });
  });

  it('are yes and no in Chinese, too', () => {
    expect(read('filed=2021&inTime=否')).toMatchObject({ inTime: false });
  });

  it('are given to the run in the order of the definition', () => {
    const { values } = readParameters(query, checks.schema, new URLSearchParams('inTime=false&filed=2021'), []);
    expect(values.map(([{ name }, value]) => [name, value])).toEqual([
      ['filed', '2021'],
      ['status', null],
      ['region', '350900'],
      ['kinds', null],
      ['inTime', false],
    ]);
  });

  it.each<[string, string, string, unknown]>([
    ['missing', '', 'filed', 'Period!'],
    ['empty but needed', 'filed=', 'filed', 'Period!'],
    ['of another type', 'filed=SECRET', 'filed', expect.stringContaining('2019-Q3')],
    ['no value of the enum', 'filed=2021&status=SECRET', 'status', expect.stringContaining('SUSPENDED')],
    ['partly no value of the enum', 'filed=2021&status=CONCLUDED,SECRET', 'status', expect.anything()],
    ['neither true nor false', 'filed=2021&inTime=SECRET', 'inTime', expect.stringContaining('true')],
    ['outside of what is allowed', 'filed=2021&region=513300', 'region', ['350900', '350902']],
    ['partly outside of what is allowed', 'filed=2021&kinds=AGENCY,PERSON', 'kinds', ['AGENCY', 'ENTERPRISE']],
    ['given twice', 'filed=2021&filed=2022', 'filed', undefined],
    ['given twice, once empty', 'filed=2021&filed=', 'filed', undefined],
    [
      'SQL',
      `filed=${encodeURIComponent("SECRET' or 1=1; drop table enforcement_case; --")}`,
      'filed',
      expect.anything(),
    ],
    ['GraphQL', `filed=2021&region=${encodeURIComponent('SECRET"}) { id } #')}`, 'region', ['350900', '350902']],
    ['not known', 'filed=2021&perriod=SECRET', 'perriod', ['filed', 'status', 'region', 'kinds', 'inTime']],
    ['not known, by a name of JavaScript’s own', 'filed=2021&__proto__=SECRET', '__proto__', expect.anything()],
  ])('that are %s are refused, with name and what is allowed, without the value', (_, search, parameter, allowed) => {
    const { status, code, message, facts } = refusal(search);
    expect({ status, code, parameter: facts['parameter'], allowed: facts['allowed'] }).toEqual({
      ...{ status: 400, code: 'BAD_USER_INPUT', parameter, allowed },
    });
    expect(JSON.stringify([message, facts])).not.toMatch(/SECRET|513300|2022/);
  });

  it('that are not known are not named where the name is no word', () => {
    const { message, facts } = refusal('filed=2021&350902198001010015=x');
    expect(JSON.stringify([message, facts])).not.toContain('350902198001010015');
  });

  it('of every URL are known where they mean something, once', () => {
    expect(read('filed=2021&encoding=gb18030', ['encoding'])).not.toHaveProperty('encoding');
    expect(refusal('filed=2021&encoding=gb18030&encoding=utf-8', ['encoding']).facts).toEqual({
      parameter: 'encoding',
    });
    expect(refusal('filed=2021&encoding=gb18030').facts).toMatchObject({ parameter: 'encoding' });
  });
});
