import type { Scratch } from '../../shared/testing/scratch-database.ts';

/** The ids of a root list under a filter, in order, and its total count. Throws on any error. */
export async function listedBy(scratch: Scratch, list: string, filter: string): Promise<Listed> {
  const { data, errors } = await scratch.ask(`{ ${list}(filter: { ${filter} }) { totalCount edges { node { id } } } }`);
  if (errors) {
    throw new Error(errors[0]?.message);
  }
  const { edges, totalCount } = data?.[list] as unknown as Connection & { totalCount: number };
  return { ids: edges.map(({ node }) => node.id), totalCount };
}

/** All ids of a root list in one order, read page by page of two. */
export async function pagedBy(scratch: Scratch, list: string, field: string, direction: string): Promise<string[]> {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const { data } = await scratch.ask(
      `query ($after: String) { ${list}(first: 2, after: $after, orderBy: { field: ${field}, direction: ${direction} }) {
        edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
    const { edges, pageInfo } = data?.[list] as unknown as Connection;
    seen.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  return seen;
}

interface Listed {
  ids: string[];
  totalCount: number;
}

interface Connection {
  edges: { node: { id: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}
