import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';

import { ConnectedService, ConnectionState, UnitConnection } from './unit-connection.entity.ts';

const filter = filtersOver<UnitConnection>();

export const unitConnectionList = defineList<UnitConnection>({
  entity: UnitConnection,
  name: 'UnitConnection',
  zh: '单位联通情况',
  key: 'id',
  filters: {
    agency: filter.equals('agencyId', String, '机关单位 Of the agency of this id.'),
    agencyKind: filter.oneOf('agencyKind', AgencyKind, '单位类型 Of units of these kinds.'),
    region: filter.inRegion('regionCode', '行政区划 Of units of this region or of one below it.'),
    service: filter.oneOf('service', ConnectedService, '联通事项 About these services.'),
    state: filter.oneOf('state', ConnectionState, '联通状态 Whose service is as far as this.'),
  },
  orderings: { CHECKED_ON: ['checkedOn', '核查日期 By the day of the last check.'] },
  defaultOrder: ['checkedOn', 'desc'],
});
