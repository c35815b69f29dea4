import { holdsDevelopmentKey, sharesSecret } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/server/define-subgraph.ts';
import type { ConfigValues } from '../config-variables.ts';

const VARIABLES = [
  'CASES_ENVELOPE_KEYS',
  'ASSETS_ENVELOPE_KEYS',
  'CREDIT_ENVELOPE_KEYS',
  'PERFORMANCE_ENVELOPE_KEYS',
  'LINKAGE_ENVELOPE_KEYS',
] as const satisfies readonly (keyof ConfigValues)[];

/** What production does not start with, though it is set: a key that everybody knows, or one that serves two subgraphs. */
export function envelopeKeyFaults(values: Partial<ConfigValues>): readonly string[] {
  const all = VARIABLES.flatMap((variable) => {
    const keys = values[variable];
    return keys === undefined ? [] : [{ variable, keys }];
  });
  const known = all
    .filter(({ keys }) => holdsDevelopmentKey(keys, SUBGRAPH_NAMES))
    .map(({ variable }) => `${variable} holds the development key, which production does not accept.`);
  const shared = all.flatMap(({ variable, keys }, index) =>
    all
      .slice(index + 1)
      .filter((other) => sharesSecret(keys, other.keys))
      .map((other) => `${variable} and ${other.variable} hold the same secret; each subgraph takes one of its own.`),
  );
  return [...known, ...shared];
}
