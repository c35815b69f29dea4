import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from '@jest/globals';
import { parse, print, validate } from 'graphql';

import { committedChecks } from '../../verification/support/committed-checks.ts';

import { checkDefinition, type RunnableQuery } from './check-definition.ts';
import { replaced, SCORES, writeDefinition, type DefinitionText } from './definition-fixture.ts';
import { readDefinition, type Definition } from './read-definition.ts';

const folder = await mkdtemp(join(tmpdir(), 'lianzhi-check-'));
const checks = await committedChecks();
let written = 0;

afterAll(() => rm(folder, { recursive: true }));

async function check(files: DefinitionText): Promise<ReturnType<typeof checkDefinition>> {
  written += 1;
  const read = await readDefinition(await writeDefinition(folder, `d${written}`, files));
  if (!('query' in read)) {
    throw new Error(`The form has faults: ${JSON.stringify(read)}`);
  }
  return checkDefinition(read as Definition, checks);
}

async function runnable(files: DefinitionText): Promise<RunnableQuery> {
  const checked = await check(files);
  if (!('query' in checked)) {
    throw new Error(JSON.stringify(checked));
  }
  return checked;
}

/** `file:line message` of each fault. */
async function faultsOf(files: DefinitionText): Promise<readonly string[]> {
  const checked = await check(files);
  return 'query' in checked
    ? []
    : checked.map(({ file, line, message }) => `${file.replace(`${folder}/d${written}/`, '')}:${line} ${message}`);
}

/** The definition with parts of its texts replaced. */
function changed(
  yaml: readonly (readonly [string, string])[],
  document: readonly (readonly [string, string])[] = [],
): DefinitionText {
  return {
    yaml: yaml.reduce((text, [part, other]) => replaced(text, part, other), SCORES.yaml),
    document: document.reduce((text, [part, other]) => replaced(text, part, other), SCORES.document),
  };
}

const DEDUCTIONS = changed(
  [
    ['rows: agencyPerformances.edges.node', 'rows: agencyPerformances.edges.node.deductions'],
    ['path: agency.name', 'path: /agencyPerformances.edges.node.agency.name'],
    ['path: score', 'path: points'],
  ],
  [['score\n', 'deductions { points }\n']],
);

describe('a definition that fits the schema', () => {
  it('is run page by page, counted, where its rows come from a connection', async () => {
    const { pagedList, document, lists, joined } = await runnable(SCORES);
    expect({ pagedList, lists, joined }).toEqual({
      pagedList: 'agencyPerformances',
      lists: [false, true, false],
      joined: [false, false],
    });
    expect(validate(checks.schema, document)).toEqual([]);
  });

  it('is run with its own page size replaced', async () => {
    const own = changed([], [['(filter: {', '(first: 5, filter: {']]);
    const { text, document } = await runnable(own);
    expect(text).not.toContain('first: 5');
    expect(validate(checks.schema, document)).toEqual([]);
  });

  it('is read at once where its rows are a plain list', async () => {
    const plain: DefinitionText = {
      document: 'query ($period: Period!) { caseStatistics(period: $period, groupBy: [COURT]) { total newCases } }',
      yaml: changed([
        [SCORES.yaml.slice(SCORES.yaml.indexOf('  programme:'), SCORES.yaml.indexOf('rows:')), ''],
        ['agencyPerformances.edges.node', 'caseStatistics'],
        ['path: agency.name', 'path: total'],
        ['type: text', 'type: integer'],
        ['path: score', 'path: newCases'],
        ['type: decimal', 'type: integer'],
      ]).yaml,
    };
    const { pagedList, lists, text } = await runnable(plain);
    expect({ pagedList, lists, text }).toEqual({
      pagedList: undefined,
      lists: [true],
      text: print(parse(plain.document)),
    });
  });

  it('may have rows below a list of the rows’ own records, with values of their parents', async () => {
    expect((await runnable(DEDUCTIONS)).lists).toEqual([false, true, false, true]);
  });

  it('may have a list of values as one cell', async () => {
    const listed: DefinitionText = {
      document: 'query { consumptionRestrictions { edges { node { limits imposedOn } } } }',
      yaml: changed([
        [SCORES.yaml.slice(SCORES.yaml.indexOf('parameters:'), SCORES.yaml.indexOf('rows:')), ''],
        ['agencyPerformances', 'consumptionRestrictions'],
        ['[assessment, court]', '[court]'],
        ['path: agency.name', 'path: limits'],
        ['path: score', 'path: imposedOn'],
        ['type: decimal', 'type: date'],
      ]).yaml,
    };
    expect((await runnable(listed)).joined).toEqual([true, false]);
  });

  it('may select its fields in fragments', async () => {
    const document = `${replaced(SCORES.document, 'score\n', '...S\n')} fragment S on AgencyPerformance { score }`;
    expect(await faultsOf({ ...SCORES, document })).toEqual([]);
  });
});

describe('a definition is refused, with file and line,', () => {
  it.each<[string, DefinitionText, string]>([
    [
      'whose document is not GraphQL',
      changed([], [['        score', '        score }}}}}}']]),
      'query.graphql:8 Syntax Error',
    ],
    [
      'that holds two operations',
      { ...SCORES, document: `${SCORES.document} query Other { agencies { totalCount } }` },
      'query.graphql:1 The document must hold exactly one operation',
    ],
    [
      'that holds no operation',
      { ...SCORES, document: 'fragment F on Query { __typename }' },
      'query.graphql:1 The document must hold exactly one operation',
    ],
    [
      'that subscribes',
      { ...SCORES, document: 'subscription { x }' },
      'query.graphql:1 The document must hold exactly one operation',
    ],
    [
      'with a variable of a reserved name',
      changed([], [['query Scores(', 'query Scores(\n  $lianzhiFirst: Int,']]),
      'query.graphql:2 Names that begin with lianzhi',
    ],
    [
      'whose field does not exist',
      changed([], [['        score', '        scores']]),
      'query.yaml:7 For assessment, court: Cannot query field "scores"',
    ],
    [
      'whose rows begin at another field',
      changed([['rows: agencyP', 'rows: p']]),
      'query.yaml:21 The operation itself selects no field performances',
    ],
    [
      'whose rows end before the node',
      changed([['edges.node', 'edges']]),
      'query.yaml:21 The rows of the connection agencyPerformances are',
    ],
    [
      'whose rows are nodes that are not selected',
      changed([['edges.node', 'nodes']]),
      'query.yaml:21 The document selects no agencyPerformances.nodes',
    ],
    [
      'whose rows are not selected',
      changed([['edges.node', 'edges.node.bonuses']]),
      'query.yaml:21 The document selects no agencyPerformances.edges.node.bonuses',
    ],
    [
      'whose rows are values',
      changed([['edges.node', 'edges.node.score']]),
      'query.yaml:21 The path must end at objects',
    ],
    [
      'whose rows lie in a connection below another',
      changed(
        [
          ['[assessment, court]', '[court]'],
          ['edges.node', 'edges.node.agency.circulars.edges.node'],
          ['path: agency.name', 'path: issuedOn'],
          ['path: score', 'path: issuedOn'],
        ],
        [['          name\n', '          circulars { edges { node { issuedOn } } }\n']],
      ),
      'query.yaml:21 agencyPerformances.edges.node.agency.circulars is a list that is cut at a page',
    ],
    [
      'with a column in a connection below the rows',
      changed(
        [
          ['[assessment, court]', '[court]'],
          ['path: agency.name', 'path: agency.circulars.edges.node.issuedOn'],
        ],
        [['          name\n', '          circulars { edges { node { issuedOn } } }\n']],
      ),
      'query.yaml:24 The path goes through a list beside the rows',
    ],
    [
      'with a column in a list below the rows',
      changed([['path: score', 'path: deductions.points']], [['score\n', 'deductions { points }\n']]),
      'query.yaml:30 The path goes through a list beside the rows',
    ],
    [
      'with a column in a list beside that of the rows',
      {
        yaml: replaced(DEDUCTIONS.yaml, 'path: points', 'path: /agencyPerformances.edges.node.bonuses.points'),
        document: replaced(DEDUCTIONS.document, 'deductions', 'bonuses { points } deductions'),
      },
      'query.yaml:30 The path goes through a list beside the rows',
    ],
    [
      'with a column that is beside the rows at the root',
      changed(
        [
          ['path: score', 'path: /agencies.totalCount'],
          ['type: decimal', 'type: integer'],
        ],
        [['  agencyPerformances', '  agencies { totalCount }\n  agencyPerformances']],
      ),
      'query.yaml:30 A path from the root must begin like the path of the rows',
    ],
    [
      'with a column that is not selected',
      changed([['path: score', 'path: rank']]),
      'query.yaml:30 The document selects no agencyPerformances.edges.node.rank',
    ],
    [
      'with a column that is an object',
      changed([['path: agency.name', 'path: agency']]),
      'query.yaml:24 The path must end at a value',
    ],
    [
      'with a column of another type than the schema’s',
      changed([['type: decimal', 'type: text']]),
      'query.yaml:32 Decimal is a column of type decimal',
    ],
    [
      'with an enum as text',
      changed(
        [
          ['path: score', 'path: state'],
          ['type: decimal', 'type: text'],
        ],
        [['        score', '        state']],
      ),
      'query.yaml:32 PerformanceState is a column of type enum',
    ],
    [
      'with two columns of one key',
      changed([['key: score', 'key: agency']]),
      'query.yaml:29 Another column has the key agency',
    ],
    [
      'with two columns of one header',
      changed([['header: 得分', 'header: 机关']]),
      'query.yaml:31 Another column has the header 机关',
    ],
    [
      'with a chart of a column that is not there',
      { ...SCORES, yaml: `${SCORES.yaml}chart: { kind: bar, category: region, values: [score] }\n` },
      'query.yaml:35 There is no column region',
    ],
    [
      'with a chart of text',
      { ...SCORES, yaml: `${SCORES.yaml}chart: { kind: bar, category: score, values: [agency] }\n` },
      'query.yaml:35 agency is not a column of numbers',
    ],
    [
      'with a variable without parameter',
      changed(
        [],
        [
          ['query Scores(', 'query Scores($region: RegionCode, '],
          ['{ period', '{ region: $region, period'],
        ],
      ),
      'query.yaml:10 The variable $region has no parameter',
    ],
    [
      'with a parameter without variable',
      changed(
        [],
        [
          [', $programme: [Programme!]', ''],
          [', programme: $programme', ''],
        ],
      ),
      'query.yaml:17 The document has no variable $programme',
    ],
    [
      'with a parameter of another type',
      changed([["type: '[Programme!]'", 'type: Programme']]),
      'query.yaml:17 $programme is [Programme!] in the document',
    ],
    [
      'with a default that is not of the type',
      changed([["default: '2021'", 'default: last year']]),
      'query.yaml:14 The default is not of the type Period!',
    ],
    [
      'with an example that is not of the type',
      changed([['[PEACE_AND_ORDER]', '[WAR]']]),
      'query.yaml:20 The example is not of the type [Programme!]',
    ],
    [
      'with a default that may name a person',
      changed([["    default: '2021'", "    personal: true\n    default: '2021'"]]),
      'query.yaml:15 A parameter that names a person has no default',
    ],
    [
      'with a variable that JavaScript takes for a prototype',
      {
        yaml: replaced(SCORES.yaml, '  programme:', '  __proto__:'),
        document: SCORES.document.replaceAll('$programme', '$__proto__'),
      },
      'query.graphql:1 Names that begin with lianzhi or __ are reserved',
    ],
    [
      'with a title that nobody has written',
      changed([[/title: .*/.exec(SCORES.yaml)?.[0] ?? '', 'title: （查询的名称）']]),
      'The title is still the placeholder',
    ],
    [
      'with a parameter that every URL has',
      {
        yaml: replaced(SCORES.yaml, '  programme:', '  encoding:'),
        document: SCORES.document.replaceAll('$programme', '$encoding'),
      },
      'query.yaml:17 encoding is a parameter of every URL',
    ],
  ])('%s', async (_, files, start) => {
    const faults = await faultsOf(files);
    expect(faults).toEqual(expect.arrayContaining([expect.stringContaining(start)]));
    expect(faults[0]).toContain(start);
  });

  it('for the audiences that may not read one of its fields, and only for them', async () => {
    const faults = await faultsOf(
      changed(
        [
          ['[assessment, court]', '[court, analyst, public]'],
          [SCORES.yaml.slice(SCORES.yaml.indexOf('parameters:'), SCORES.yaml.indexOf('rows:')), ''],
          ['path: agency.name', 'path: correctionReason'],
        ],
        [[SCORES.document, 'query { agencyPerformances { edges { node { correctionReason score } } } }']],
      ),
    );
    expect(faults).toContain('query.yaml:7 For analyst: AgencyPerformance.correctionReason may not be read.');
    expect(faults.filter((fault) => fault.includes('For public'))).not.toEqual([]);
    expect(faults.filter((fault) => /court/.test(fault))).toEqual([]);
  });

  it('with the whole path of its folder, wherever that is', async () => {
    const checked = await check(changed([['type: decimal', 'type: text']]));
    expect(checked).toMatchObject([{ file: join(folder, `d${written}`, 'query.yaml') }]);
  });

  it('with all its faults at once', async () => {
    const faults = await faultsOf(
      changed([
        ['type: text', 'type: date'],
        ['type: decimal', 'type: text'],
        ['[PEACE_AND_ORDER]', '[WAR]'],
      ]),
    );
    expect(faults).toHaveLength(3);
  });
});
