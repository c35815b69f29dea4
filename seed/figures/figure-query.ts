import type { TypedDocumentString } from '../../codegen/client/graphql.ts';
import { addDecimals } from '../../subgraphs/shared/scalars/decimal.ts';
import { formatPeriod } from '../../subgraphs/shared/scalars/period.ts';
import { figurePeriod, reportedFigure } from '../reported-figures.ts';

import type { Computed, Untold } from './compare.ts';
import { untoldBy, type AskGraph } from './graph-answer.ts';

/** The sets of sample data that match published figures. */
export type FigureSet = 'default' | 'gansu';

/**
 * A query to the graph and the published figures computed from its result. All its figures are of one region, and it asks
 * one field of the root, so that an error in its answer is about all of them.
 */
export interface FigureQuery {
  /** The sets whose data must match them. */
  readonly sets: readonly FigureSet[];
  readonly figures: readonly string[];
  run(ask: AskGraph): Promise<ReadonlyMap<string, Computed>>;
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
    run: async (ask) => {
      const { data, errors } = await ask(document, variables);
      const untold = untoldBy(errors);
      return new Map(
        Object.entries(figures).map(([id, read]) => [
          id,
          { ...(data === null ? { value: null } : read(data)), ...(untold && { untold }) } satisfies Computed,
        ]),
      );
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

/** What a row of statistics says of its measures that are null. */
interface StatisticsRow {
  readonly withheld: boolean;
  readonly withheldReason?: string | null;
}

/** What the only row of statistics tells: a measure that is null stays null, with the row's reason. */
export function told<Row extends StatisticsRow>(
  rows: readonly Row[] | null | undefined,
  read: (row: Row) => {
    readonly value: Computed['value'] | undefined;
    readonly yearOnYear?: string | null | undefined;
  },
): Computed {
  if (rows && rows.length > 1) {
    throw new RangeError(`One row was expected, not ${rows.length}`);
  }
  const [row] = rows ?? [];
  if (row === undefined) {
    return { value: null };
  }
  const { value, yearOnYear } = read(row);
  return {
    value: value ?? null,
    ...(yearOnYear !== undefined && { yearOnYear }),
    ...(row.withheld && { untold: { kind: 'withheld', reason: row.withheldReason ?? '' } }),
  };
}

/**
 * The sum of an amount over the records of a list that the viewer sees. Over none it is no 0: records that the viewer may
 * not see do not exist for them. Nor is it a sum where one of the amounts is null.
 */
export function sumOfVisible(amounts: readonly (string | null | undefined)[] | undefined): Computed {
  if (amounts === undefined || amounts.length === 0) {
    return { value: null, untold: NONE_VISIBLE };
  }
  const known = amounts.filter((amount) => typeof amount === 'string');
  return { value: known.length === amounts.length ? addDecimals(...known) : null };
}

/** Why a list gives no number. */
export const NONE_VISIBLE: Untold = {
  kind: 'not for this audience',
  reason: '所见记录中没有 none among the records that it sees',
};
