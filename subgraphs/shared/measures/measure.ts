import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { addDecimals, subtractDecimals } from '../scalars/decimal.ts';

import type { Group, Told } from './group.ts';
import { rate } from './rate.ts';
import { Wanted } from './wanted.ts';

/** A measure of a row: which numbers of the sources it needs, and its value from them. */
export interface Measure {
  readonly needs: readonly string[];
  readonly of: (sums: Group['sums']) => Told;
}

/** The measures of a kind of statistics, by the name of their field. */
export type Measures = Readonly<Record<string, Measure>>;

/** A number as it was counted. */
export function counted(name: string): Measure {
  return { needs: [name], of: (sums) => sums[name] };
}

/** The median of whole numbers, as a decimal; null where there are none. */
export function median(values: string): Measure {
  return counted(values);
}

/** The sum of counts, or of amounts. */
export function added(...names: readonly string[]): Measure {
  return {
    needs: names,
    of: (sums) =>
      combined(
        names.map((name) => sums[name]),
        (all) => all.reduce(add),
      ),
  };
}

/** The quotient of two measures, six places; null where the denominator is 0. */
export function ratio(numerator: string | Measure, denominator: string | Measure): Measure {
  const [top, bottom] = [measure(numerator), measure(denominator)];
  return {
    needs: [...top.needs, ...bottom.needs],
    of: (sums) => combined([top.of(sums), bottom.of(sums)], ([over = 0, under = 0]) => rate(over, under)),
  };
}

/** One measure less another. */
export function less(from: string | Measure, taken: string | Measure): Measure {
  const [left, right] = [measure(from), measure(taken)];
  return {
    needs: [...left.needs, ...right.needs],
    of: (sums) => combined([left.of(sums), right.of(sums)], ([all = 0, part = 0]) => subtract(all, part)),
  };
}

/** What is said of a row in which a measure is held back. */
export const WITHHELD_REASON = '无或不足十人 None, or fewer than ten private persons, at this level.';

/**
 * Measures of a group. One that was not counted for lack of a dimension is null; so is one held back, and the row says so.
 *
 * @param measures those that were asked for
 */
export function measured({ sums }: Group, measures: Measures) {
  const values: Record<string, Told> = {};
  let withheld = false;
  for (const name in measures) {
    const { needs, of } = measures[name] as Measures[string];
    values[name] = of(sums) ?? null;
    withheld ||= needs.some((need) => sums[need] === null);
  }
  return { ...values, withheld, withheldReason: withheld ? WITHHELD_REASON : null };
}

/**
 * The measures that a request selects of its rows, at any depth, whatever it calls them; all of them where it selects none.
 * What `@skip` and `@include` leave out is not selected.
 */
export function askedOf(info: GraphQLResolveInfo, measures: Measures): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isSelected(info, selection)) {
        continue;
      }
      if (selection.kind === 'Field') {
        names.add(selection.name.value);
      }
      const inner =
        selection.kind === 'FragmentSpread'
          ? info.fragments[selection.name.value]?.selectionSet
          : selection.selectionSet;
      if (inner) {
        visit(inner);
      }
    }
  };
  for (const { selectionSet } of info.fieldNodes) {
    if (selectionSet) {
      visit(selectionSet);
    }
  }
  const asked = Object.keys(measures).filter((name) => names.has(name));
  return new Set(asked.length > 0 ? asked : Object.keys(measures));
}

function isSelected({ variableValues }: GraphQLResolveInfo, selection: SelectionNode): boolean {
  const skip = getDirectiveValues(GraphQLSkipDirective, selection, variableValues);
  const include = getDirectiveValues(GraphQLIncludeDirective, selection, variableValues);
  return skip?.['if'] !== true && include?.['if'] !== false;
}

/** The numbers of the sources that these measures need. */
export function wantedFor(measures: Measures, asked: ReadonlySet<string>): Wanted {
  return new Wanted(Object.entries(measures).flatMap(([name, { needs }]) => (asked.has(name) ? needs : [])));
}

function measure(given: string | Measure): Measure {
  return typeof given === 'string' ? counted(given) : given;
}

function combined(values: readonly Told[], of: (values: readonly (number | string)[]) => Told): Told {
  if (values.includes(undefined)) {
    return undefined;
  }
  return values.includes(null) ? null : of(values as (number | string)[]);
}

function add(left: number | string, right: number | string): number | string {
  return typeof left === 'number' && typeof right === 'number'
    ? left + right
    : addDecimals(String(left), String(right));
}

function subtract(left: number | string, right: number | string): number | string {
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : subtractDecimals(String(left), String(right));
}
