import { maskAccount, maskPlate } from '../../shared/masking.ts';

import type { Asset } from './asset.entity.ts';

/**
 * An asset's identifier with all but its tail hidden; null where it has none.
 *
 * Threat: an identifier of property identifies its holder as surely as an identity number does. A company's credit code
 * is public, but as the identifier of a share it would identify the shareholder, so it is masked like an account.
 */
export function maskedIdentifier({ kind, identifier }: Pick<Asset, 'kind' | 'identifier'>): string | null {
  if (identifier === null) {
    return null;
  }
  return kind === 'VEHICLE' ? maskPlate(identifier) : maskAccount(identifier);
}
