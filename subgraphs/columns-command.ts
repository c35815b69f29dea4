import { SUBGRAPHS } from './definitions.ts';
import { catalogueOf } from './doctor/catalogue.ts';
import { printCatalogue, printViews } from './doctor/print-catalogue.ts';
import type { SubgraphName } from './shared/server/subgraph-names.ts';

export interface ColumnsRequest {
  readonly subgraph: SubgraphName;
  /** A skeleton of `create view` statements instead of the catalogue. */
  readonly views?: boolean;
  readonly json?: boolean;
}

/** Prints which views, columns and types a subgraph reads, and what they mean. */
export async function runColumns({ subgraph, views = false, json = false }: ColumnsRequest): Promise<void> {
  const tables = await catalogueOf(SUBGRAPHS[subgraph]);
  if (json) {
    console.log(JSON.stringify(tables, null, 2));
  } else {
    console.log(views ? printViews(subgraph, tables) : printCatalogue(subgraph, tables));
  }
}
