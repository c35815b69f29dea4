import { DatabaseAddressError, isLoopback } from '../subgraphs/shared/database/database-address.ts';
import { unencrypted } from '../subgraphs/shared/database/unencrypted.ts';
import { SUBGRAPH_NAMES } from '../subgraphs/shared/server/define-subgraph.ts';

/** The gateway's own databases, where they are on a server. */
const DATABASES = ['ACCESS_LEDGER', 'OWN_QUERIES'] as const;

/**
 * Where production would send personal data over a network unencrypted. A subgraph over plain HTTP is accepted with a warning:
 * what stands between may be a tunnel or a network of the machine's own, which an address does not show. The envelope keeps a
 * request from being forged, not from being read.
 */
export function unencryptedWays(values: Readonly<Record<string, unknown>>): {
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
} {
  const databases = DATABASES.flatMap((variable) => {
    const address = values[variable];
    return typeof address === 'string' && /^mysql:/.test(address) ? [wayTo(variable, address)] : [];
  });
  const offices = SUBGRAPH_NAMES.map((name) => `SUBGRAPH_${name.toUpperCase()}_URL`).flatMap((variable) => {
    const url = URL.parse(String(values[variable] ?? ''));
    const isOpen = url?.protocol === 'http:' && !isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'));
    return isOpen ? [`${variable}: the connection to the subgraph at ${url.hostname} is not encrypted (http).`] : [];
  });
  return {
    faults: databases.flatMap(({ fault }) => fault ?? []),
    warnings: [...databases.flatMap(({ warning }) => warning ?? []), ...offices],
  };
}

function wayTo(variable: string, address: string) {
  try {
    return unencrypted(variable, address);
  } catch (error) {
    if (error instanceof DatabaseAddressError) {
      return { fault: `${variable} ${error.message}.` };
    }
    throw error;
  }
}
