/** One query and the variables it is asked with; each set makes a request that shares no fetch with the others. */
export interface Workload {
  readonly name: string;
  readonly query: string;
  readonly variables: readonly Readonly<Record<string, unknown>>[];
}

/** The bodies a client sends, in the order of the variables. */
export function requestBodies({ query, variables }: Workload): readonly string[] {
  return variables.map((one) => JSON.stringify({ query, variables: one }));
}
