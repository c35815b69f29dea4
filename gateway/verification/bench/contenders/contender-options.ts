/** The options of a contender's process: JSON on its command line. */
export interface ContenderOptions {
  /** The supergraph's SDL without access rules, which the other gateways do not support. */
  readonly supergraphFile: string;
  /** The same with its access rules, if there are any. */
  readonly protectedFile?: string;
  /** File of the access ledger. */
  readonly ledgerFile?: string;
  /** URL of each subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
  /** File of the fetches that a floor repeats. */
  readonly scriptFile?: string;
}

export function readContenderOptions(argv: readonly string[]): ContenderOptions {
  const [json] = argv.slice(2);
  if (json === undefined) {
    throw new Error('Contenders are started by `npx lianzhi bench`, which passes their options.');
  }
  return JSON.parse(json) as ContenderOptions;
}
