import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PartyKind } from '../../shared/schema/domain-enums.ts';

import { Party, PartyRole } from './party.entity.ts';

const filter = filtersOver<Party>();

/** No filter by name or identifier: names and identifiers have their own class, and so has a lookup by them (`partiesByName`). */
export const partyList = defineList<Party>({
  entity: Party,
  name: 'Party',
  zh: '当事人',
  key: 'id',
  filters: {
    role: filter.oneOf('role', PartyRole, '诉讼地位 Being one of these in their case.'),
    kind: filter.oneOf('kind', PartyKind, '当事人类型 Being one of these in law.'),
    minor: filter.is('minor', '未成年人 Whether the person is a minor.'),
  },
  orderings: { ID: ['id', '编号 By id.'] },
  defaultOrder: ['id', 'asc'],
});
