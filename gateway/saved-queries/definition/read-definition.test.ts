import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';

import { replaced, SCORES, writeDefinition, type DefinitionText } from './definition-fixture.ts';
import { readDefinition, type Definition, type DefinitionFault } from './read-definition.ts';

const folder = await mkdtemp(join(tmpdir(), 'lianzhi-definition-'));
let written = 0;

afterAll(() => rm(folder, { recursive: true }));

async function read(files: Partial<DefinitionText>): Promise<Definition | readonly DefinitionFault[]> {
  written += 1;
  return readDefinition(await writeDefinition(folder, `d${written}`, files));
}

async function faultsOf(
  files: Partial<DefinitionText>,
): Promise<readonly (readonly [file: string, line: number, message: string])[]> {
  const result = await read(files);
  return 'query' in result
    ? []
    : result.map(({ file, line, message }) => [file.replace(`${folder}/d${written}/`, ''), line, message]);
}

describe('a definition', () => {
  it('is read with its defaults', async () => {
    const result = (await read(SCORES)) as Definition;
    expect(result.query).toMatchObject({
      name: 'scores',
      sunset: undefined,
      chart: undefined,
      rowPath: ['agencyPerformances', 'edges', 'node'],
      document: SCORES.document,
      parameters: [
        { name: 'period', isRequired: false, fallback: '2021', isPersonal: false },
        { name: 'programme', type: '[Programme!]', isRequired: false, fallback: undefined, allowed: undefined },
      ],
    });
    expect(result.query.columns[0]).toMatchObject({ key: 'agency', path: ['agency', 'name'], from: 'row' });
  });

  it('has a column from the root where its path begins with a slash', async () => {
    const yaml = replaced(SCORES.yaml, 'path: score', 'path: /agencyPerformances.totalCount');
    expect(((await read({ ...SCORES, yaml })) as Definition).query.columns[1]).toMatchObject({
      path: ['agencyPerformances', 'totalCount'],
      from: 'root',
    });
  });

  it('needs a parameter whose type ends with ! and that has no default', async () => {
    const yaml = replaced(SCORES.yaml, "    default: '2021'\n", '');
    expect(((await read({ ...SCORES, yaml })) as Definition).query.parameters[0]).toMatchObject({ isRequired: true });
  });

  it.each([
    ['a missing header', '    header: 得分\n', '', 29, 'columns.1.header'],
    ['an empty header', 'header: 得分', "header: ' '", 31, 'must not be empty'],
    ['a missing unit', "    unit: ''\n", '', 23, 'columns.0.unit'],
    ['a type of column that there is not', 'type: decimal', 'type: money', 32, 'columns.1.type'],
    ['a key that is not ASCII', 'key: score', 'key: 得分', 29, 'lower-case ASCII'],
    ['a name with dots', 'name: scores', 'name: ../scores', 1, 'lower-case ASCII'],
    ['a version of nothing', 'version: 1', 'version: 0', 2, 'version'],
    ['an unknown status', 'status: active', 'status: live', 3, 'status'],
    ['an unknown audience', '[assessment, court]', '[assessment, everybody]', 7, 'audiences.1'],
    ['no audience', '[assessment, court]', '[]', 7, 'audiences'],
    ['an endless run', 'maxSeconds: 60', 'maxSeconds: 100000', 8, 'maxSeconds'],
    ['a word that the form does not have', 'owner: 考评办', 'owner: 考评办\nowners: 政法委', 1, 'owners'],
    ['a path that is no path', 'path: agency.name', 'path: agency..name', 24, 'response names'],
    ['a sunset that is no day', 'status: active', 'status: deprecated\nsunset: soon', 4, 'sunset'],
    ['text that is no YAML', 'owner: 考评办', 'owner: 考评办: 政法委', 6, 'mapping'],
  ])('with %s is refused, with the line', async (_, part, other, line, message) => {
    const faults = await faultsOf({ ...SCORES, yaml: replaced(SCORES.yaml, part, other) });
    expect(faults[0]).toEqual(['query.yaml', line, expect.stringContaining(message)]);
  });

  it('is refused with all its faults at once', async () => {
    const yaml = replaced(replaced(SCORES.yaml, 'type: decimal', 'type: money'), 'version: 1', 'version: one');
    expect((await faultsOf({ ...SCORES, yaml })).map(([, line]) => line)).toEqual([2, 32]);
  });

  it('is refused where one of its files is missing', async () => {
    expect(await faultsOf({ yaml: SCORES.yaml })).toEqual([['query.graphql', 1, expect.stringContaining('missing')]]);
    expect(await faultsOf({ document: SCORES.document })).toEqual([
      ['query.yaml', 1, expect.stringContaining('missing')],
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a list', '- name: scores'],
    ['one word', 'scores'],
    ['names of JavaScript’s own', '__proto__: { name: scores }\nconstructor: 1'],
    ['an alias to itself', 'name: &a [*a]'],
    [
      'aliases that multiply',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (letter) => {
        const before = String.fromCharCode(letter.charCodeAt(0) - 1);
        return `${letter}: &${letter} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]\n`;
      })}`,
    ],
  ])('that is %s is refused', async (_, yaml) => {
    expect((await faultsOf({ ...SCORES, yaml })).length).toBeGreaterThan(0);
  });
});
