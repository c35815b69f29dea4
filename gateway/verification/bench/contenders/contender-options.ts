/** What a contender's process is told on its command line, as JSON. */
export interface ContenderOptions {
  /** File of the supergraph's SDL, without access rules: the other gateways know none. */
  readonly supergraphFile: string;
  /** The same with its access rules, where it has any. */
  readonly protectedFile?: string;
  /** Where an access ledger is kept. */
  readonly ledgerFile?: string;
  /** Where each subgraph answers. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** File of the fetches that a floor repeats. */
  readonly scriptFile?: string;
}

export function readContenderOptions(argv: readonly string[]): ContenderOptions {
  const [json] = argv.slice(2);
  if (json === undefined) {
    throw new Error('A contender is started by the bench, which tells it where the subgraphs are.');
  }
  return JSON.parse(json) as ContenderOptions;
}
