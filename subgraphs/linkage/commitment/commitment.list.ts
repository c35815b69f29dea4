import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { Commitment, CommitmentKind, CommitmentState } from './commitment.entity.ts';

const filter = filtersOver<Commitment>();

export const commitmentList = defineList<Commitment>({
  entity: Commitment,
  name: 'Commitment',
  zh: '承诺书',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '承诺单位 Of the agency of this id.'),
    jointCommitment: filter.equals(
      'jointCommitmentId',
      String,
      '共同承诺 Signed as part of the joint pledge of this id.',
    ),
    region: filter.inRegion('regionCode', '行政区划 Of agencies of this region or of one below it.'),
    kind: filter.oneOf('kind', CommitmentKind, '承诺事项 Of these kinds.'),
    state: filter.oneOf('state', CommitmentState, '承诺状态 Of which this has become.'),
    signed: filter.during('signedOn', '签署期间 Signed in this period.'),
    due: filter.during('dueOn', '到期期间 Due in this period.'),
  },
  orderings: {
    SIGNED_ON: ['signedOn', '签署日期 By day of signing.'],
    DUE_ON: ['dueOn', '兑现期限 By the last day for keeping it.'],
  },
  defaultOrder: ['signedOn', 'desc'],
});
