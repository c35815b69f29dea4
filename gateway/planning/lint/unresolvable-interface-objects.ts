import type { JoinedType } from './read-joins.ts';

/** An interface object that cannot be resolved by its key gets an empty plan: null, without an error. */
export function unresolvableInterfaceObjects(types: readonly JoinedType[]): readonly string[] {
  return types.flatMap(({ name, joins }) =>
    joins
      .filter(({ isInterfaceObject, isResolvable }) => isInterfaceObject && !isResolvable)
      .map(({ graph }) => `${name} is an interface object in ${graph} with a key that cannot be resolved there.`),
  );
}
