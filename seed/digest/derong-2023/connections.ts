/** What the units of Ganzi have connected and what not: the question for each kind of service and state. */
export function connections(filter: string): string {
  return `{ unitConnections(first: 100, filter: { region: "513300", ${filter} }) { totalCount nodes { agency { name } agencyKind state limitation } } }`;
}
