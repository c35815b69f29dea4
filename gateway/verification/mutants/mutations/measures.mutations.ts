import { inFile, type Mutation } from './mutation.ts';

const SMALL_CELLS_TEST = { files: ['subgraphs/cases/statistics/small-cells.test.ts'] };

/** Statistics: only over visible rows, and no cell of too few persons. */
export const MEASURES: readonly Mutation[] = [
  ...inFile(
    'subgraphs/shared/measures/run-source.ts',
    { files: ['subgraphs/visibility.test.ts'], only: 'on sqlite in linkage' },
    [
      {
        meaning: 'Statistics include hidden rows.',
        replace: 'const conditions = [source.concerns, visible, ...filterConditions(source, args, bind)];',
        by: 'const conditions = [source.concerns, `(${visible} or 1 = 1)`, ...filterConditions(source, args, bind)];',
      },
      {
        meaning: 'A person with several records in a cell counts as several persons.',
        replace:
          '`case when count(distinct ${person}) < ${FEWEST_PERSONS} then group_concat(distinct ${person}) end as persons`',
        by: '`case when count(${person}) < ${FEWEST_PERSONS} then group_concat(distinct ${person}) end as persons`',
        tests: SMALL_CELLS_TEST,
      },
    ],
  ),
  ...inFile('subgraphs/cases/court-staff/caseload.ts', { files: ['subgraphs/cases/court-staff/court-staff.test.ts'] }, [
    {
      meaning: 'An officer’s caseload includes hidden cases.',
      replace: '`where t.court_code in (${courts}) and ${visible} `',
      by: '`where t.court_code in (${courts}) and (${visible} or 1 = 1) `',
    },
  ]),
  ...inFile('subgraphs/shared/measures/statistics.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'Analysts see cells of few persons.',
      replace: "context.viewer.audience === 'analyst' ? sources",
      by: "context.viewer.audience === ('nobody' as string) ? sources",
    },
    {
      meaning: 'Small cells can be computed by moving a period’s end by a day.',
      replace: 'if (heldBack.length > 0) requireWholeYears(args);',
      by: '',
    },
  ]),
  ...inFile('subgraphs/shared/measures/small-cells.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'A cell of one person fewer than the threshold is shown.',
      replace: 'return persons.size >= FEWEST_PERSONS;',
      by: 'return persons.size >= FEWEST_PERSONS - 1;',
    },
    {
      meaning: 'A person in several cells counts as several persons.',
      replace: 'for (const person of own) persons.add(person);',
      by: 'for (const person of own) persons.add(`${person} ${persons.size}`);',
    },
    {
      meaning: 'Small cells can be computed as the difference of two responses.',
      replace: "return groupBy.some((by) => by === 'REGION' || by === 'COURT')",
      by: "return groupBy.length < 9 ? 0 : groupBy.some((by) => by === 'REGION' || by === 'COURT')",
    },
  ]),
  ...inFile('subgraphs/shared/measures/run-in-blocks.ts', SMALL_CELLS_TEST, [
    {
      meaning: 'A withheld cell looks like a zero.',
      replace: 'for (const { dimensions } of withheld) join({ dimensions, sums: zeros, withheld: true }, true);',
      by: 'for (const { dimensions } of withheld) join({ dimensions, sums: zeros, withheld: false }, false);',
    },
  ]),
];
