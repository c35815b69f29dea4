import type { Scratch } from './scratch-database.ts';

/** The result of a root list under a filter: ids in order, and its total. */
export interface Listed {
  readonly ids: readonly string[];
  readonly totalCount: number;
}

/** The first page of a root list under a filter, written as in a query: `kind: [BANK]`. Throws on any error. */
export async function listedBy(scratch: Scratch, list: string, filter: string): Promise<Listed> {
  const { data, errors } = await scratch.ask(`{ ${list}(filter: { ${filter} }) { totalCount edges { node { id } } } }`);
  if (errors) {
    throw new Error(errors[0]?.message);
  }
  const { edges, totalCount } = data?.[list] as unknown as Connection & { totalCount: number };
  return { ids: edges.map(({ node }) => node.id), totalCount };
}

/** All ids of a root list in one order, read two at a time to the end. */
export async function pagedBy(scratch: Scratch, list: string, field: string, direction: string): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data, errors } = await scratch.ask(
      `query ($after: String) { ${list}(first: 2, after: $after, orderBy: { field: ${field}, direction: ${direction} }) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    if (errors) {
      throw new Error(errors[0]?.message);
    }
    const { edges, pageInfo } = data?.[list] as unknown as Connection;
    seen.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return seen;
}

interface Connection {
  readonly edges: readonly { readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
