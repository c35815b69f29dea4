import { randomBytes } from 'node:crypto';

import { SUBGRAPH_NAMES } from '../../subgraphs/shared/server/subgraph-names.ts';
import type { TokenParties } from '../authentication/issuing/issue-token.ts';

/**
 * The variables of a production deployment that are secret or belong to it, all new. Their values consist of characters that
 * mean nothing to a URL, a shell, SQL or an `.env` file.
 *
 * @param keyId names the keys of the envelopes, so that a later key can be told from these
 */
export function freshSecrets(parties: TokenParties, keyId: string): Readonly<Record<string, string>> {
  const envelopeKeys = SUBGRAPH_NAMES.map((name) => [`${name.toUpperCase()}_ENVELOPE_KEYS`, `${keyId}:${secret()}`]);
  return {
    LIANZHI_ENV: 'production',
    MYSQL_ROOT_PASSWORD: secret(),
    READER_PASSWORD: secret(),
    CURSOR_KEY: secret(),
    ...Object.fromEntries(envelopeKeys),
    LEDGER_KEYS: randomBytes(32).toString('base64'),
    TOKEN_ISSUER: parties.issuer,
    TOKEN_AUDIENCE: parties.service,
  };
}

/** 256 bits as 64 letters and digits. */
function secret(): string {
  return randomBytes(32).toString('hex');
}
