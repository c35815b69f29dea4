import { inFile, type Mutation } from './mutation.ts';

const SMALL_CELLS_TEST = { files: ['subgraphs/cases/statistics/small-cells.test.ts'] };

const NAMELESS_TEST = { files: ['subgraphs/cases/nameless-case/nameless-case.test.ts'] };

/** A hand-written table of the kinds of record that may be of a private person; each office by itself. */
const smallCellsOf = (root: string) => ({
  files: ['subgraphs/small-cells.deep.test.ts'],
  only: `^${root} on sqlite`,
});

/** Sources whose records may be of a private person, by file: the beginning of each, and how it is called. */
const PERSONAL_SOURCES = [
  ['assets', 'asset', 'assisted-source.ts', 'entity: AssistedCase, person: OF_CASE,', 'Cases in which units helped'],
  ['assets', 'asset', 'auction-source.ts', 'entity: Auction, person: OF_CASE,', 'Auctions'],
  ['assets', 'asset', 'inquiry-source.ts', 'entity: InquiryRequest, person: OF_CASE,', 'Inquiries'],
  ['assets', 'asset', 'payout-source.ts', 'entity: Payout, person: OF_CASE,', 'Payouts'],
  ['assets', 'asset', 'property-source.ts', 'entity: Asset, person: OF_CASE,', 'Property found'],
  ['assets', 'asset', 'property-source.ts', 'entity: ControlMeasure, person: OF_CASE,', 'Measures of control'],
  ['credit', 'credit', 'credit-sources.ts', 'entity: DishonestListing, person: SUBJECT,', 'Listings'],
  [
    'credit',
    'credit',
    'credit-sources.ts',
    'entity: ConsumptionRestriction, person: SUBJECT,',
    'Limits of consumption',
  ],
  ['credit', 'credit', 'credit-sources.ts', 'entity: ExitRestriction, person: SUBJECT,', 'Prohibitions to leave'],
  ['credit', 'credit', 'credit-sources.ts', 'entity: Sanction, person: SUBJECT,', 'Sanctions'],
  ['credit', 'credit', 'credit-sources.ts', 'entity: RefusalProsecution, person: SUBJECT,', 'Prosecutions'],
  ['credit', 'credit', 'credit-sources.ts', 'entity: Interception, person: LISTED,', 'Interceptions'],
  ['credit', 'credit', 'credit-sources.ts', 'entity: CreditRepair, person: LISTED,', 'Repairs'],
  ['linkage', 'linkage', 'court-sources.ts', 'entity: GridTask, person: OF_CASE,', 'Tasks of grid workers'],
  ['cases', 'case', 'judgment-source.ts', "person: { key: 't.id', kind: DEFENDANT_KIND },", 'Judgments'],
  [
    'cases',
    'case',
    'node-source.ts',
    "person: { key: firstDebtorOf('t.case_id'), kind: 'c.debtor_kind' },",
    'Steps of cases',
  ],
  ['cases', 'case', 'petition-source.ts', "person: { key: 't.case_id', kind: \"'PERSON'\" },", 'Petitions'],
] as const;

/** Statistics: courts count visible rows only, and nobody else is told of fewer than ten private persons. */
export const MEASURES: readonly Mutation[] = [
  ...PERSONAL_SOURCES.flatMap(([office, root, file, replace, name]) =>
    inFile(`subgraphs/${office}/statistics/${file}`, smallCellsOf(`${root}Statistics`), [
      {
        meaning: `${name} are told however few.`,
        replace,
        by: replace.startsWith('entity') ? replace.slice(0, replace.indexOf(' person')) : '',
      },
    ]),
  ),
  ...inFile('subgraphs/credit/statistics/credit-sources.ts', smallCellsOf('creditStatistics'), [
    {
      meaning: 'A person with several listings counts as several persons.',
      replace: `key: "coalesce(nullif(t.subject_identifier, ''), t.subject_name, t.case_id)"`,
      by: "key: 'coalesce(t.id, t.case_id)'",
    },
    {
      meaning: 'A person whom units stopped several times counts as several persons.',
      replace: `key: "coalesce((select coalesce(nullif(l.subject_identifier, ''), l.subject_name) from dishonest_listing l " + 'where l.id = t.listing_id), t.case_id)'`,
      by: "key: 't.id'",
    },
    {
      meaning: 'What is fined from persons is told as fined from units.',
      replace: "const ON_UNIT = \"t.subject_kind in ('AGENCY', 'ENTERPRISE')\";",
      by: "const ON_UNIT = '1 = 1';",
      tests: { files: ['subgraphs/credit/statistics/credit-statistics.test.ts'] },
    },
  ]),
  ...inFile('subgraphs/cases/nameless-case/alike-cases.ts', NAMELESS_TEST, [
    {
      meaning: 'Rows of nine persons look alike, and a published name is one of nine.',
      replace: 'const FEWEST = 10;',
      by: 'const FEWEST = 9;',
    },
    {
      meaning: 'A row has its county, and so the court of a published name.',
      replace: 'const region = prefectureOf(context, own.regionCode);',
      by: 'const region = own.regionCode;',
    },
    {
      meaning: 'Rows tell place and month though few persons owe in them.',
      replace: 'return ranges === undefined ? NOTHING : {',
      by: 'return ranges === undefined ? { region, month, claim: null } : {',
    },
    {
      meaning: 'A person with several cases counts as several persons.',
      replace: 'add(person);',
      by: 'add(`${person} ${Math.random()}`);',
    },
    {
      meaning: 'Whoever sees a single case is told of it.',
      replace: 'return rows.length >= FEWEST;',
      by: 'return rows.length >= 0;',
    },
  ]),
  ...inFile('subgraphs/cases/nameless-case/claim-ranges.ts', NAMELESS_TEST, [
    {
      meaning: 'A range of claims stands for the few whose claims are largest.',
      replace: 'if (starts.length === 0)',
      by: 'if (held.size > 0) { starts.push(start); } if (starts.length === 0)',
    },
  ]),
  ...inFile('subgraphs/cases/nameless-case/nameless-case.list.ts', NAMELESS_TEST, [
    {
      meaning: 'Nameless cases can be filtered by day.',
      replace: "if (!from.endsWith('-01') || !to.endsWith('-01'))",
      by: 'if (from === to)',
    },
    {
      meaning: 'A filter finds rows by a month that they do not show.',
      replace: 'told(reader, { period: { from, to } })',
      by: '{}',
    },
    {
      meaning: 'A filter finds rows by a place that they do not show.',
      replace:
        "raw('select descendant from region_closure where ancestor = ?', [code]) }, ...told(reader, { region: code })",
      by: "raw('select descendant from region_closure where ancestor = ?', [code]) }",
    },
    {
      meaning: 'Nameless cases can be filtered by county.',
      replace: "if (!code.endsWith('00'))",
      by: "if (code === '')",
    },
  ]),
  ...inFile(
    'subgraphs/shared/measures/event-scan.ts',
    { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in linkage' },
    [
      {
        meaning: 'Statistics of a court include hidden rows.',
        replace: "visibleCondition({ ...context, trees }, { entity: source.entity, alias: 't', bind })",
        by: "`(${visibleCondition({ ...context, trees }, { entity: source.entity, alias: 't', bind })} or 1 = 1)`",
      },
    ],
  ),
  ...inFile('subgraphs/cases/court-staff/caseload.ts', { files: ['subgraphs/cases/court-staff/court-staff.test.ts'] }, [
    {
      meaning: 'A withheld caseload looks like none.',
      replace: "countedOver(context) === 'REGION' ? null : 0",
      by: '0',
    },
  ]),
  ...inFile('subgraphs/shared/measures/dialect.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'A person with several records in a cell counts as several persons.',
      replace: "distinctList: (expression) => `coalesce(group_concat(distinct ${expression}), '')`,",
      by: "distinctList: (expression) => `coalesce(group_concat(${expression}), '')`,",
    },
  ]),
  ...inFile('subgraphs/shared/measures/cells.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'Numbers include what lies outside the viewer’s region.',
      replace: 'places.isWithin(place, own) && (!filter?.region',
      by: '(!filter?.region',
    },
    {
      meaning: 'Blocks are formed of the months asked for, and not of whole years.',
      replace: '`${args.period.from.slice(0, 4)}-01-01`',
      by: 'args.period.from',
    },
  ]),
  ...inFile(
    'subgraphs/shared/measures/counted-over.ts',
    { files: ['subgraphs/shared/measures/counted-over.test.ts'] },
    [
      {
        meaning: 'A region of which a viewer is told a part looks whole.',
        replace: 'if (filter?.region && !toldWhole({ viewer, trees })(filter.region))',
        by: 'if (filter?.region === null)',
      },
      {
        meaning: 'A region that several courts serve is told whole to each of them.',
        replace: "!trees.isUnder('region', place, region) || trees.isUnder('court', other, court),",
        by: "place === '' || other !== '',",
      },
    ],
  ),
  ...inFile(
    'subgraphs/shared/measures/statistics-source.ts',
    { files: ['subgraphs/credit/statistics/credit-statistics.test.ts'] },
    [
      {
        meaning: 'What is of a natural person counts for an agency where a court asks.',
        replace: "name === 'agency' && isPersonal(source)",
        by: "name === 'unit' && isPersonal(source)",
      },
    ],
  ),
  ...inFile('subgraphs/shared/measures/statistics.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'Those who see no rows are told cells of few persons.',
      replace: 'answering.filter(isPersonal)',
      by: '[]',
    },
    {
      meaning: 'Small cells can be computed by moving a period’s end by a day.',
      replace: 'requireWholeMonths(args);',
      by: '',
    },
    {
      meaning: 'A region with few cases is named, and one with none is not.',
      replace: 'nameEveryPlace(region, counting);',
      by: '',
    },
  ]),
  ...inFile('subgraphs/shared/measures/blocks.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'A block of one person fewer than the threshold is told.',
      replace: 'if (persons.size >= FEWEST_PERSONS)',
      by: 'if (persons.size >= FEWEST_PERSONS - 1)',
    },
    {
      meaning: 'A person in several cells counts as several persons.',
      replace: 'persons.add(person);',
      by: 'persons.add(`${person} ${persons.size}`);',
    },
    {
      meaning: 'A rest that is too small is a block of its own.',
      replace: 'return standsForEnough(rest) ? [first, ...others, rest] : [[...first, ...rest], ...others];',
      by: 'return [first, ...others, rest];',
    },
    {
      meaning: 'What is too small for every level is told.',
      replace: 'isTold: standsForEnough(rest)',
      by: 'isTold: true',
    },
  ]),
  ...inFile('subgraphs/shared/measures/count-in-blocks.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'A block of which a part is asked for is told in part.',
      replace: 'if (isWhole && groups.size === 1)',
      by: 'if (isTold && groups.size === 1)',
    },
    {
      meaning: 'None looks other than too few.',
      replace: 'holdBackTheRest(source, counting, met);',
      by: '',
    },
    {
      meaning: 'A stock tells of a block that is cut by its day.',
      replace: 'if (isWhole && last < day)',
      by: 'if (isWhole)',
    },
  ]),
];
