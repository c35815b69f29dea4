import { holdsDevelopmentKey, sharesSecret, type EnvelopeKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/server/define-subgraph.ts';

/**
 * Why production does not start with envelope keys although they are set: a key that everybody knows, or one that serves two
 * subgraphs.
 *
 * @param keysOf by the variable that holds them; undefined where it is missing or malformed
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
