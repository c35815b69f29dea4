import { getNamedType, isEnumType } from 'graphql';

import { connect } from '../shared/database/connect.ts';
import { storedBy } from '../shared/database/stored-by.ts';
import { makeTrees } from '../shared/database/trees.ts';
import { listUsesOf } from '../shared/lists/list-uses.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';
import { rowFilter } from '../shared/visibility/row-filter.ts';

import { meaningOf } from './column-meanings.ts';
import { linkOf } from './links.ts';
import { storedTables, type StoredColumn, type StoredTable } from './office.ts';
import { leavesOf, recordedSubgraph, statisticFields } from './recorded-subgraph.ts';

/** A column of an office's view, as its administrator needs to know it. */
export interface CatalogueColumn {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly optional: boolean;
  readonly meaning: string | null;
  /** Members of an enum with their Chinese labels. */
  readonly members: readonly (readonly [member: string, label: string])[];
  /** 主键, 唯一, 筛选, 排序, 关联 table.column, 统计. */
  readonly uses: readonly string[];
}

export interface CatalogueTable {
  readonly name: string;
  readonly columns: readonly CatalogueColumn[];
}

/** The catalogue of views that an office gives, from the entities, the lists and the statistics' own statements. */
export async function catalogueOf(definition: SubgraphDefinition): Promise<CatalogueTable[]> {
  // Nothing is sent to it: the types are MySQL's, the statements are noted.
  const database = await connect(
    { kind: 'mysql', url: 'mysql://nobody@127.0.0.1/none' },
    { entities: storedBy(definition), filters: rowFilter(definition.visibility) },
  );
  try {
    const tables = storedTables(database);
    const names = new Set(tables.map(({ name }) => name));
    const counted = await countedColumns(definition, database);
    return tables.map((table) => ({
      name: table.name,
      columns: table.columns.map((column) => ({
        name: column.name,
        type: column.type,
        nullable: column.nullable,
        optional: column.optional,
        meaning: meaningOf(table, column),
        members: Object.keys(column.members).map((member) => [member, column.labels[member] ?? ''] as const),
        uses: usesOf(definition, table, column, names, counted),
      })),
    }));
  } finally {
    await database.close();
  }
}

function usesOf(
  { name: office }: SubgraphDefinition,
  table: StoredTable,
  column: StoredColumn,
  tables: ReadonlySet<string>,
  counted: ReadonlySet<string>,
): string[] {
  const link = linkOf(office, table.name, column.name, tables);
  const lists = listUsesOf(table.entity, column.property);
  return [
    ...(column.primary ? ['主键'] : []),
    ...(column.unique && !column.primary ? ['唯一'] : []),
    ...(link?.own ? [`关联 ${link.own.table}.${link.own.column}`] : []),
    ...(link?.elsewhere ? [`关联 ${link.elsewhere.office} 的 ${link.elsewhere.table}.${link.elsewhere.column}`] : []),
    ...(lists.has('filter') ? ['筛选'] : []),
    ...(lists.has('order') ? ['排序'] : []),
    ...(counted.has(`${table.name}.${column.name}`) ? ['统计'] : []),
  ];
}

/** The columns that statistics read, as in `party.kind`: from the statements that they would send. */
async function countedColumns(
  definition: SubgraphDefinition,
  recorder: Parameters<typeof recordedSubgraph>[1],
): Promise<ReadonlySet<string>> {
  const { schema, statementsOf } = recordedSubgraph(
    definition,
    recorder,
    '2022-01-01',
    makeTrees({ regions: [], courts: [], directory: [] }),
  );
  const columns = new Set<string>();
  for (const field of statisticFields(schema)) {
    const dimensions = field.args.find(({ name }) => name === 'groupBy');
    const type = dimensions && getNamedType(dimensions.type);
    const groups = isEnumType(type) ? type.getValues().map(({ name }) => `, groupBy: [${name}]`) : [];
    for (const group of ['', ...groups]) {
      const query = `{ ${field.name}(period: "2021"${group}) { ${leavesOf(field).join(' ')} } }`;
      for (const { sql } of await statementsOf(query)) {
        columnsIn(sql).forEach((column) => columns.add(column));
      }
    }
  }
  return columns;
}

/** The columns that a statement of ours names with the alias of their table. */
function columnsIn(sql: string): string[] {
  const tables = new Map(
    [...sql.matchAll(/\b(?:from|join) (\w+) (?:as )?(\w+)\b/g)].map(([, table, alias]) => [alias, table]),
  );
  return [...sql.matchAll(/\b(\w+)\.(\w+)\b/g)].flatMap(([, alias, column]) => {
    const table = tables.get(alias);
    return table === undefined ? [] : [`${table}.${column}`];
  });
}
