import type { Scratch } from '../../shared/testing/scratch-database.ts';

/** The ids of a list, in order. */
export async function idsOf(scratch: Scratch, list: string, filter: string, orderBy?: string): Promise<string[]> {
  const order = orderBy === undefined ? '' : `, orderBy: ${orderBy}`;
  const { data, errors } = await scratch.ask(`{ ${list}(filter: ${filter}${order}) { edges { node { id } } } }`);
  if (errors) {
    throw new Error(JSON.stringify(errors));
  }
  const page = data?.[list] as unknown as { edges: { node: { id: string } }[] };
  return page.edges.map(({ node }) => node.id);
}
