import { holdsDevelopmentKey, sharesSecret, type EnvelopeKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/server/define-subgraph.ts';

/**
 * Reasons why production refuses envelope keys that are set: the development key, which is public, or one secret for two
 * subgraphs, with which one subgraph could send requests to the other as the gateway.
 *
 * @param keysOf by the name of the environment variable; undefined if it is missing or malformed
 */
export function envelopeKeyFaults(keysOf: Readonly<Record<string, EnvelopeKeys | undefined>>): readonly string[] {
  const all = Object.entries(keysOf).flatMap(([variable, keys]) => (keys === undefined ? [] : [{ variable, keys }]));
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
