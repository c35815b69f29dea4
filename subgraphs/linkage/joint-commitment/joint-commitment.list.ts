import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';

import { JointCommitment, SigningForm } from './joint-commitment.entity.ts';

const filter = filtersOver<JointCommitment>();

export const jointCommitmentList = defineList<JointCommitment>({
  entity: JointCommitment,
  name: 'JointCommitment',
  zh: '共同承诺',
  key: 'id',
  filters: {
    region: filter.inRegion('regionCode', '行政区划 Of this region or of one below it.'),
    form: filter.oneOf('form', SigningForm, '签署方式 Signed in one of these ways.'),
    signed: filter.during('signedOn', '签署期间 Signed in this period.'),
  },
  orderings: { SIGNED_ON: ['signedOn', '签署日期 By day of signing.'] },
  defaultOrder: ['signedOn', 'desc'],
});
