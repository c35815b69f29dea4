const PREFIX = 'lianzhi_required_';

/** The name in plans of a field that stands for a required field with arguments. @param index distinguishes its arguments */
export function requiredName(index: number, fieldName: string): string {
  return `${PREFIX}${index}_${fieldName}`;
}

/** The name of a required field as the subgraph that needs it knows it: without what separates it from its namesakes. */
export function sentName(name: string): string {
  return name.startsWith(PREFIX) ? name.replace(/^lianzhi_required_\d+_/, '') : name;
}
