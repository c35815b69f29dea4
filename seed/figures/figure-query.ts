import type { TypedDocumentString } from '../../codegen/client/graphql.ts';
import { formatPeriod, yearBefore } from '../../subgraphs/shared/scalars/period.ts';
import { figurePeriod, reportedFigure } from '../reported-figures.ts';

import type { Computed } from './compare.ts';

/** The sets of sample data that are made to meet published figures. */
export type FigureSet = 'default' | 'gansu';

/** Asks the graph a typed question; fails where the answer has errors. */
export type Ask = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
) => Promise<Result>;

/** One question to the graph, and the published figures that its answer tells. */
export interface FigureQuery {
  /** The sets whose data must meet them. */
  readonly sets: readonly FigureSet[];
  readonly figures: readonly string[];
  answer(ask: Ask): Promise<ReadonlyMap<string, Computed>>;
}

interface OneQuestion<Result, Variables> {
  readonly sets: readonly FigureSet[];
  readonly document: TypedDocumentString<Result, Variables>;
  readonly variables: Variables;
  /** By id of the figure, how it is read from the answer. */
  readonly figures: Readonly<Record<string, (answer: Result) => Computed>>;
}

/** A question that one request answers. */
export function figureQuery<Result, Variables>(told: OneQuestion<Result, Variables>): FigureQuery {
  const { sets, document, variables, figures } = told;
  return {
    sets,
    figures: Object.keys(figures),
    answer: async (ask) => {
      const answer = await ask(document, variables);
      return new Map(Object.entries(figures).map(([id, read]) => [id, read(answer)]));
    },
  };
}

/** The region of a figure and its period as the API writes it. @throws RangeError where the figure has no period */
export function placeAndTime(id: string): { region: string; period: string } {
  const figure = reportedFigure(id);
  const period = figurePeriod(figure);
  if (!period) {
    throw new RangeError(`${id} was published of no period`);
  }
  return { region: figure.region, period: formatPeriod(period) };
}

/** Its region, and one period of two: its own and the same span of the year before. */
export function placeAndTwoYears(id: string): { region: string; period: string } {
  const period = figurePeriod(reportedFigure(id));
  if (!period) {
    throw new RangeError(`${id} was published of no period`);
  }
  return { ...placeAndTime(id), period: formatPeriod({ from: yearBefore(period).from, to: period.to }) };
}

/** What the asker may see: a field is null for whoever may not, and figures are asked by somebody who may. */
export function shown<Value>(value: Value | null): Value {
  if (value === null) {
    throw new RangeError('The asker may not see this field');
  }
  return value;
}

/** The first of the rows of statistics: the only one where they are not broken down. */
export function onlyRow<Row>(told: readonly Row[] | null): Row {
  const rows = shown(told);
  const [row] = rows;
  if (row === undefined || rows.length > 1) {
    throw new RangeError(`One row was expected, not ${rows.length}`);
  }
  return row;
}
