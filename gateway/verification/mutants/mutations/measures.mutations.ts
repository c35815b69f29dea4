import { inFile, type Mutation } from './mutation.ts';

const SMALL_CELLS_TEST = { files: ['subgraphs/cases/statistics/small-cells.test.ts'] };

/** Statistics: courts count visible rows only, and nobody else is told of fewer than ten private persons. */
export const MEASURES: readonly Mutation[] = [
  ...inFile(
    'subgraphs/shared/measures/event-scan.ts',
    { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in linkage' },
    [
      {
        meaning: 'Statistics of a court include hidden rows.',
        replace: "visibleCondition(context, { entity: source.entity, alias: 't', bind })",
        by: "`(${visibleCondition(context, { entity: source.entity, alias: 't', bind })} or 1 = 1)`",
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
  ...inFile('subgraphs/shared/measures/cells.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'A person with several records in a cell counts as several persons.',
      replace: "`coalesce(group_concat(distinct ${personIf(condition)}), '')`,",
      by: "`coalesce(group_concat(${personIf(condition)}), '')`,",
    },
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
  ...inFile('subgraphs/shared/measures/counted-over.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'A region of which a viewer is told a part looks whole.',
      replace: 'asked && !isWhole && !trees.isUnder(kind, asked, own)',
      by: 'asked && isWhole && !trees.isUnder(kind, asked, own)',
    },
  ]),
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
      replace: 'past.length === cells.length &&',
      by: '',
    },
  ]),
];
