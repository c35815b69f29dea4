import type { TypedDocumentString } from '../../codegen/client/graphql.ts';
import { FIELD_CLASSES } from '../../subgraphs/shared/access/field-class.ts';
import { chineseTerm } from '../../subgraphs/shared/schema/labelled-enum.ts';

import { classOf } from './class-of.ts';
import type { Untold } from './compare.ts';

/** An answer of the graph. What could not be had is null in `data`; `errors` say why. */
export interface GraphAnswer<Result> {
  readonly data: Result | null;
  readonly errors?: readonly GraphFault[];
}

export interface GraphFault {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** Asks the graph a typed query, as one viewer. */
export type AskGraph = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables?: Variables,
) => Promise<GraphAnswer<Result>>;

/**
 * Why numbers are missing from an answer: the viewer may not read a field, or the request is refused. Undefined where
 * nothing is wrong.
 * @throws Error for an error of any other kind: the graph failed, which says nothing about the figure
 */
export function untoldBy(errors: readonly GraphFault[] = []): Untold | undefined {
  const failed = errors.filter(({ extensions }) => !EXPECTED.includes(extensions?.['code']));
  if (failed.length > 0) {
    throw new Error(`The graph returned errors: ${failed.map(({ message }) => message).join(' ')}`);
  }
  const [first] = errors;
  if (first === undefined) {
    return undefined;
  }
  const coordinate = first.extensions?.['coordinate'];
  return typeof coordinate === 'string'
    ? { kind: 'not for this audience', reason: `${coordinate} ${classText(coordinate)}`.trimEnd() }
    : { kind: 'refused', reason: first.message };
}

/** The last for the public and member units: a field that they may not read does not exist for them. */
const EXPECTED: readonly unknown[] = ['UNAUTHORIZED_FIELD_OR_TYPE', 'BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED'];

/** The Chinese and the English name of a field's class, e.g. 财产 asset. */
function classText(coordinate: string): string {
  const fieldClass = classOf(coordinate);
  return fieldClass === null ? '' : `${chineseTerm(FIELD_CLASSES[fieldClass].description)} ${fieldClass}`;
}
