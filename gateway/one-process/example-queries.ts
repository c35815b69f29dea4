/** A question as a user would put it, and the query that answers it over the default sample data. */
export interface ExampleQuery {
  readonly question: string;
  readonly query: string;
}

/** What `npm start` prints and the explorer opens with. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
  {
    question: '甘孜州四年来的收案、结案与执结率 Ganzi: cases taken in and concluded, year by year',
    query: `{
  caseStatistics(period: "2019-01-01/2023-01-01", groupBy: [PERIOD], filter: { region: "513300" }) {
    periodLabel
    total
    carriedOver
    newCases
    concluded
    conclusionRate
  }
}`,
  },
];
