import type { JoinedType } from './read-joins.ts';

/**
 * A subgraph that cannot resolve an entity by any of its keys answers nothing of it but its keys. If it owned more, the
 * planner would use such a key to come back for it, and the subgraph would answer null without an error.
 */
export function keysUsedBack(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap((type) =>
    unresolvable(type).flatMap(({ graph, keys }) =>
      type.fields
        .filter(({ name, owners }) => owners.length === 1 && owners[0] === graph && !keys.includes(name))
        .map(
          ({ name }) =>
            `${type.name}.${name} is answered by ${graph} alone, where no key of ${type.name} can be resolved; ` +
            'let one be, or let another subgraph own the field.',
        ),
    ),
  );
}

function unresolvable({ joins }: JoinedType): { graph: string; keys: readonly string[] }[] {
  const graphs = [...new Set(joins.map(({ graph }) => graph))];
  return graphs.flatMap((graph) => {
    const own = joins.filter((join) => join.graph === graph && join.key !== undefined);
    const isStub = own.length > 0 && own.every(({ isResolvable }) => !isResolvable);
    return isStub ? [{ graph, keys: own.flatMap(({ key = '' }) => key.match(/\w+/g) ?? []) }] : [];
  });
}
