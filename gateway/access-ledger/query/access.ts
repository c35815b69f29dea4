import { own, type SubgraphAccess } from '../../../subgraphs/shared/access/define-access.ts';

/** Who may read the ledger: auditors, and nobody else. */
export const access: SubgraphAccess = {
  Query: own('reference', { ledger: 'accessLedger' }),
  AccessRecord: own('ledger', {
    ledger: `
      chain sequence time requestId verdict audience subject rowScope purpose operation classes fields rowCount hash
    `,
  }),
};
