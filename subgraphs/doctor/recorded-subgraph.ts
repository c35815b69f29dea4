import { getNamedType, isLeafType, isObjectType, type GraphQLField, type GraphQLSchema } from 'graphql';

import { FIELD_CLASSES } from '../shared/access/field-class.ts';
import type { Viewer } from '../shared/access/viewer.ts';
import type { Database } from '../shared/database/connect.ts';
import type { Trees } from '../shared/database/trees.ts';
import { SUPREME_COURT } from '../shared/database/under.ts';
import { LARGEST_PAGE } from '../shared/lists/page.ts';
import { makeSubgraphHandler } from '../shared/server/answer.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import type { RequestContext } from '../shared/server/request-context.ts';
import { subgraphSchema } from '../shared/server/subgraph-schema.ts';
import { readsOf } from '../shared/visibility/row-filter.ts';

/** A statement as it would be sent, with its values. */
export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Every record is this viewer's, so that no condition of rows hides what a list costs. */
const VIEWER: Viewer = {
  audience: 'court',
  subject: null,
  scopes: Object.values(FIELD_CLASSES).flatMap(({ scope }) => (scope === null ? [] : [scope])),
  region: null,
  court: SUPREME_COURT,
  unit: null,
  purpose: null,
};
/** A subgraph whose statements are noted instead of being run. */
export interface RecordedSubgraph {
  readonly schema: GraphQLSchema;
  /** The statements that a query would send before any of them had a row. */
  statementsOf(query: string): Promise<readonly Statement[]>;
}

/** Makes a subgraph over a connection of its own, of whose statements none is run from now on. */
export function recordedSubgraph(
  definition: SubgraphDefinition,
  recorder: Database,
  today: string,
  trees: Trees,
  viewer: Viewer = VIEWER,
): RecordedSubgraph {
  const statements = recorded(recorder);
  const { executable: schema, rules } = subgraphSchema(definition);
  const handler = makeSubgraphHandler({
    schema,
    rules,
    viewerOf: () => viewer,
    onFault: () => undefined,
    makeContext: (): RequestContext => ({
      em: readsOf(recorder.em, viewer, trees),
      loaders: new Map(),
      largestPage: LARGEST_PAGE,
      cursorKey: 'the cursors of no client',
      now: new Date(`${today}T12:00:00+08:00`),
      requestId: 'doctor',
      viewer,
      visibility: definition.visibility,
      trees,
      rowCounts: null,
      ahead: null,
      properties: null,
      absentColumns: new Set(),
      statistics: { byDefault: 'LIVE', mart: null },
    }),
  });
  return {
    schema,
    statementsOf: async (query) => {
      statements.length = 0;
      await handler({ body: JSON.stringify({ query }), headers: {}, signal: new AbortController().signal });
      return [...statements];
    },
  };
}

/** The statistics of a subgraph. */
export function statisticFields(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => name.endsWith('Statistics'));
}

/** The plain fields of the rows that a field gives. */
export function leavesOf({ type }: GraphQLField<unknown, unknown>): string[] {
  const rows = getNamedType(type);
  return isObjectType(rows)
    ? Object.values(rows.getFields())
        .filter(({ type: shown, args }) => isLeafType(getNamedType(shown)) && args.length === 0)
        .map(({ name }) => name)
    : [];
}

/** Statements of a database that are noted from now on instead of being run; each answers that there are no rows. */
function recorded({ em }: Database): Statement[] {
  const statements: Statement[] = [];
  const note = (query: string | { toRaw(): { sql: string; params: readonly unknown[] } }, values: unknown): unknown => {
    const { sql, params } =
      typeof query === 'string'
        ? { sql: query, params: Array.isArray(values) ? (values as unknown[]) : [] }
        : query.toRaw();
    statements.push({ sql, values: params });
    return Promise.resolve([]);
  };
  Object.assign(em.getConnection(), { execute: note });
  return statements;
}
