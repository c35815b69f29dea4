import { sharesSecret, type EnvelopeKeys } from '../../subgraphs/shared/envelope/envelope-key.ts';

/**
 * Why production refuses envelope keys that are set: one secret for two subgraphs, with which one subgraph could send
 * requests to the other as the gateway.
 *
 * @param keysOf by the name of the environment variable; undefined if it is missing or malformed
 */
export function envelopeKeyFaults(keysOf: Readonly<Record<string, EnvelopeKeys | undefined>>): readonly string[] {
  const all = Object.entries(keysOf).flatMap(([variable, keys]) => (keys === undefined ? [] : [{ variable, keys }]));
  return all.flatMap(({ variable, keys }, index) =>
    all
      .slice(index + 1)
      .filter((other) => sharesSecret(keys, other.keys))
      .map((other) => `${variable} and ${other.variable} hold the same secret; each subgraph takes one of its own.`),
  );
}
