import type { JoinedType } from './read-joins.ts';

/**
 * An object-valued field has one owner. With several, each is a way on for everything below it: a hundred words of nested
 * selections have taken the planner 17 seconds.
 */
export function ownersOfObjects(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap((type) =>
    type.fields
      .filter(({ isObjectValued, owners }) => isObjectValued && owners.length > 1)
      .map(
        ({ name, owners }) =>
          `${type.name}.${name} is an object that ${owners.join(' and ')} all answer; let one of them own it.`,
      ),
  );
}
