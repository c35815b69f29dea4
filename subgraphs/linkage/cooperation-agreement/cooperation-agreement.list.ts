import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { DateScalar } from '../../shared/scalars/date.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { visibleKeys } from '../../shared/visibility/visible-keys.ts';

import {
  AgreementField,
  AgreementForm,
  CooperationAgreement,
  CooperationField,
} from './cooperation-agreement.entity.ts';

const filter = filtersOver<CooperationAgreement>();

export const cooperationAgreementList = defineList<CooperationAgreement>({
  entity: CooperationAgreement,
  name: 'CooperationAgreement',
  zh: '协作协议',
  key: 'id',
  filters: {
    court: filter.inCourt('courtCode', '法院 Of this court or of one below it.'),
    region: filter.inRegion('regionCode', '行政区划 Of courts in this region or below it.'),
    agency: filter.equals('agencyId', String, '机关单位 With the agency of this id.'),
    agencyKind: filter.oneOf('agencyKind', AgencyKind, '单位类型 With units of these kinds.'),
    form: filter.oneOf('form', AgreementForm, '协议形式 In one of these forms.'),
    signed: filter.during('signedOn', '签订期间 Signed in this period.'),
    field: filter.custom<string>(
      () => CooperationField.type,
      '协作领域 That cover this field.',
      (field, _today, reader) => ({ id: { $in: visibleKeys(reader, AgreementField, 'agreementId', 'field', field) } }),
      [],
      ['fields'],
    ),
    inForceOn: filter.custom<string>(
      () => DateScalar,
      '有效日 That hold on this day.',
      (day) => ({ fromDate: { $lte: day }, $or: [{ toDate: null }, { toDate: { $gt: day } }] }),
      [['fromDate', 'toDate']],
    ),
    endsBefore: filter.custom<string>(
      () => DateScalar,
      '到期日早于 Whose last day is before this day; with `inForceOn`, those about to end. Agreements without an end never.',
      (day) => ({ toDate: { $lte: day } }),
      [['toDate']],
    ),
  },
  orderings: {
    SIGNED_ON: ['signedOn', '签订日期 By day of signing.'],
    FROM_DATE: ['fromDate', '生效日期 By the first day on which it holds.'],
    TO_DATE: ['toDate', '终止日期 By the first day on which it no longer holds.'],
    DOCUMENT_NUMBER: ['documentNumber', '文号 By document number.'],
  },
  defaultOrder: ['signedOn', 'desc'],
});
