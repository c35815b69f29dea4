import { maskAccount, maskPlate } from '../../shared/masking.ts';

import type { Asset } from './asset.entity.ts';

/**
 * An asset's identifier with all but its tail hidden; null where it has none.
 *
 * Threat: an identifier of property leads to its holder as surely as an identity number does. The credit code of the
 * company in which someone holds a share is public as the company's, but here it would name the shareholder, so it is
 * hidden like an account.
 */
export function maskedIdentifier({ kind, identifier }: Pick<Asset, 'kind' | 'identifier'>): string | null {
  if (identifier === null) {
    return null;
  }
  return kind === 'VEHICLE' ? maskPlate(identifier) : maskAccount(identifier);
}
