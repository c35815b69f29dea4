import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { CourtCodeScalar } from '../../shared/scalars/court-code.ts';
import { visibleKeys } from '../../shared/visibility/visible-keys.ts';

import { CircularDistribution, CircularOffice } from './circular-content.entity.ts';
import { CircularCourtMention } from './circular-court-mention.entity.ts';
import { CircularMention, CircularRecipient } from './circular-parts.entity.ts';
import { Circular, CircularKind } from './circular.entity.ts';

const filter = filtersOver<Circular>();

export const circularList = defineList<Circular>({
  entity: Circular,
  name: 'Circular',
  zh: '通报',
  key: 'id',
  filters: {
    region: filter.inRegion('regionCode', '行政区划 Issued in this region or below it.'),
    kind: filter.oneOf('kind', CircularKind, '通报类型 Of these kinds.'),
    issued: filter.during('issuedOn', '发文期间 Issued in this period.'),
    issuer: filter.equals('issuerAgencyId', String, '发文单位 Issued by the agency of this id.'),
    recipient: filter.custom<string>(
      () => String,
      '收文单位 Sent or copied to the agency of this id.',
      (agencyId, _today, reader) => ({
        id: { $in: visibleKeys(reader, CircularRecipient, 'circularId', 'agencyId', agencyId) },
      }),
      [],
      ['sentTo', 'copiedTo'],
    ),
    naming: filter.custom<string>(
      () => String,
      '被通报单位 That praise or name the agency of this id.',
      (agencyId, _today, reader) => ({
        id: { $in: visibleKeys(reader, CircularMention, 'circularId', 'agencyId', agencyId) },
      }),
      [],
      ['praised', 'named'],
    ),
    namingCourt: filter.custom<string>(
      () => CourtCodeScalar,
      '被通报法院 That praise or name this court.',
      (courtCode, _today, reader) => ({
        id: { $in: visibleKeys(reader, CircularCourtMention, 'circularId', 'courtCode', courtCode) },
      }),
      [],
      ['courtMentions'],
    ),
    office: filter.custom<string>(
      () => CircularOffice.type,
      '发送对象 That went to this office.',
      (office, _today, reader) => ({
        id: { $in: visibleKeys(reader, CircularDistribution, 'circularId', 'office', office) },
      }),
      [],
      ['distribution'],
    ),
  },
  orderings: {
    ISSUED_ON: ['issuedOn', '发文日期 By day of issue.'],
    DOCUMENT_NUMBER: ['documentNumber', '文号 By document number.'],
  },
  defaultOrder: ['issuedOn', 'desc'],
});
