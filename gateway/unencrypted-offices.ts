import { isLoopback } from '../subgraphs/shared/database/database-address.ts';
import { SUBGRAPH_NAMES } from '../subgraphs/shared/server/subgraph-names.ts';

/**
 * Subgraphs that production reaches over a network without encryption, a line each for the log. Plain HTTP is accepted: what
 * stands between may be a tunnel, which an address does not show. The envelope keeps a request from being forged, not from
 * being read.
 */
export function unencryptedOffices(values: Readonly<Record<string, unknown>>): readonly string[] {
  return SUBGRAPH_NAMES.map((name) => `SUBGRAPH_${name.toUpperCase()}_URL`).flatMap((variable) => {
    const url = URL.parse(String(values[variable] ?? ''));
    const isOpen = url?.protocol === 'http:' && !isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'));
    return isOpen ? [`${variable}: the connection to the subgraph at ${url.hostname} is not encrypted (http).`] : [];
  });
}
