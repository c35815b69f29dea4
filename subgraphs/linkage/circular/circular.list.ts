import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { visibleKeys } from '../../shared/visibility/visible-keys.ts';

import { CircularMention, CircularMentionKind, CircularRecipient } from './circular-parts.entity.ts';
import { Circular, CircularKind } from './circular.entity.ts';

const filter = filtersOver<Circular>();
const mentionFilter = filtersOver<CircularMention>();

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
  },
  orderings: {
    ISSUED_ON: ['issuedOn', '发文日期 By day of issue.'],
    DOCUMENT_NUMBER: ['documentNumber', '文号 By document number.'],
  },
  defaultOrder: ['issuedOn', 'desc'],
});

export const circularMentionList = defineList<CircularMention>({
  entity: CircularMention,
  name: 'CircularMention',
  zh: '通报对象',
  key: 'id',
  filters: {
    agency: mentionFilter.equals('agencyId', String, '被通报单位 Of the agency of this id.'),
    region: mentionFilter.inRegion('regionCode', '行政区划 By circulars of this region or of one below it.'),
    kind: mentionFilter.oneOf('kind', CircularMentionKind, '通报性质 Praised, named, or either.'),
    issued: mentionFilter.during('issuedOn', '发文期间 By circulars issued in this period.'),
  },
  orderings: { ISSUED_ON: ['issuedOn', '发文日期 By day of issue of the circular.'] },
  defaultOrder: ['issuedOn', 'desc'],
});
