/** The label of what is beyond the limit. */
export const OTHER = 'other';

/** Names as labels: the first ones as they are, so many, and `other` for every further one. */
export function nameLimit(most: number): (name: string) => string {
  const names = new Set<string>();
  return (name) => {
    if (names.has(name)) {
      return name;
    }
    if (names.size >= most) {
      return OTHER;
    }
    names.add(name);
    return name;
  };
}
