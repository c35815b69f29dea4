/** A place of the answer that holds an object or a list, and may have to become null for what is wrong below it. */
export interface Place {
  readonly parent: Place | null;
  readonly holder: Holder;
  readonly key: string | number;
  readonly nullable: boolean;
}

/** An object or a list that is filled. */
export type Holder = Record<string | number, unknown>;

/** The path of a value in the answer, as errors name it. */
export function pathOf(place: Place, key: string | number): (string | number)[] {
  const path = [key];
  for (let at: Place | null = place; at !== null && at.parent !== null; at = at.parent) {
    path.unshift(at.key);
  }
  return path;
}

/** Makes the nearest object or list null that may be: this one, or one above it. */
export function nullAbove(place: Place): void {
  let above = place;
  while (!above.nullable && above.parent !== null) {
    above = above.parent;
  }
  above.holder[above.key] = null;
}
