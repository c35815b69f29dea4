import type { TypedDocumentString } from '../../codegen/client/graphql.ts';
import { formatPeriod, yearBefore } from '../../subgraphs/shared/scalars/period.ts';
import { figurePeriod, reportedFigure } from '../reported-figures.ts';

import type { Computed } from './compare.ts';

/** The sets of sample data that match published figures. */
export type FigureSet = 'default' | 'gansu';

/** Executes a typed query on the graph; fails where the result has errors. */
export type ExecuteQuery = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
) => Promise<Result>;

/** A query to the graph and the published figures computed from its result. */
export interface FigureQuery {
  /** The sets whose data must match them. */
  readonly sets: readonly FigureSet[];
  readonly figures: readonly string[];
  run(execute: ExecuteQuery): Promise<ReadonlyMap<string, Computed>>;
}

interface SingleQuery<Result, Variables> {
  readonly sets: readonly FigureSet[];
  readonly document: TypedDocumentString<Result, Variables>;
  readonly variables: Variables;
  /** By figure id: reads the number from the result. */
  readonly figures: Readonly<Record<string, (result: Result) => Computed>>;
}

/** A query that needs a single request. */
export function figureQuery<Result, Variables>({
  sets,
  document,
  variables,
  figures,
}: SingleQuery<Result, Variables>): FigureQuery {
  return {
    sets,
    figures: Object.keys(figures),
    run: async (execute) => {
      const result = await execute(document, variables);
      return new Map(Object.entries(figures).map(([id, read]) => [id, read(result)]));
    },
  };
}

/** The region of a figure and its period as the API writes it. @throws RangeError where the figure has no period */
export function regionAndPeriod(id: string): { region: string; period: string } {
  const figure = reportedFigure(id);
  const period = figurePeriod(figure);
  if (!period) {
    throw new RangeError(`${id} has no published period`);
  }
  return { region: figure.region, period: formatPeriod(period) };
}

/** Its region and a period of two years: its own and the same span of the year before. */
export function regionAndTwoYears(id: string): { region: string; period: string } {
  const period = figurePeriod(reportedFigure(id));
  if (!period) {
    throw new RangeError(`${id} has no published period`);
  }
  return { ...regionAndPeriod(id), period: formatPeriod({ from: yearBefore(period).from, to: period.to }) };
}

/** The value of a field that the viewer may see: it would be null for a viewer without the right to it. */
export function shown<Value>(value: Value | null): Value {
  if (value === null) {
    throw new RangeError('The viewer may not see this field');
  }
  return value;
}

/** The single row of statistics that are not broken down. */
export function onlyRow<Row>(statistics: readonly Row[] | null): Row {
  const rows = shown(statistics);
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    throw new RangeError(`One row was expected, not ${rows.length}`);
  }
  return row;
}
