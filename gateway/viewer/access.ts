import { extended, own, type SubgraphAccess } from '../../subgraphs/shared/access/define-access.ts';

/** Everybody may read who they are, and the words of the schema that they may see. */
export const access: SubgraphAccess = {
  Query: own('reference', { reference: 'viewer enumLabels' }),
  Viewer: own('reference', {
    reference: 'audience subject region court unit scopes purpose expiresAt',
  }),
  GrantedScope: own('reference', { reference: 'name label description' }),
  EnumLabels: own('reference', { reference: 'name label description members' }),
  EnumMember: own('reference', { reference: 'name label description' }),
  Region: extended('reference', { reference: 'code' }),
  Court: extended('reference', { reference: 'code' }),
  Agency: extended('agency', { agency: 'creditCode' }),
};
