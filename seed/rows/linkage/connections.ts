import {
  UnitConnection,
  type ConnectedService,
  type ConnectionState,
} from '../../../subgraphs/linkage/unit-connection/unit-connection.entity.ts';
import type { MemberOf } from '../../../subgraphs/shared/schema/labelled-enum.ts';
import { dateOf, dayOf, type Day } from '../../calendar.ts';
import type { AgencyFacts } from '../../places/agencies.ts';
import { idOf, type Random } from '../../random.ts';
import type { Emit } from '../row-writer.ts';

import type { Conference } from './conference.ts';

type Service = MemberOf<typeof ConnectedService>;
type State = MemberOf<typeof ConnectionState>;
/** A service with its state, and what does not work. */
type Offer = readonly [service: Service, state: State, limitation: string | null];

const vehicleOffice: readonly Offer[] = [
  ['INQUIRY', 'PARTLY', '县级车管所须委托州（市）车管所查询'],
  ['SEALING', 'SOFT_ONLY', '只能办理档案查封，车辆实物未扣押'],
  ['OWNERSHIP_TRANSFER', 'MISSING', '须到州（市）车管所窗口办理'],
];

/** What the source tells of each kind of unit (得荣县人民法院, 2023): what is online, slow, or not in place at all. */
const offersOf: Readonly<Partial<Record<AgencyFacts['kind'], readonly Offer[]>>> = {
  BANK: [
    ['INQUIRY', 'IN_PLACE', null],
    ['FREEZE', 'IN_PLACE', null],
    ['TRANSFER', 'PARTLY', '部分网点须到柜台扣划'],
  ],
  REGISTRY: [
    ['INQUIRY', 'PARTLY', '反馈慢，信息不全'],
    ['SEALING', 'PARTLY', '未实现所有县（区）线上查封'],
    ['OWNERSHIP_TRANSFER', 'MISSING', '不能线上过户'],
  ],
  HOUSING_FUND: [
    ['INQUIRY', 'IN_PLACE', null],
    ['FREEZE', 'PARTLY', '部分须到窗口冻结'],
    ['TRANSFER', 'MISSING', '不能线上扣划住房公积金'],
  ],
  POLICE: [['PERSON_LOCATION', 'MISSING', '未与法院共享，系统不能查人找人']],
  INSURER: [['INQUIRY', 'IN_PLACE', null]],
};
const fullyConnected: readonly Offer[] = [
  ['INQUIRY', 'IN_PLACE', null],
  ['FREEZE', 'IN_PLACE', null],
  ['TRANSFER', 'IN_PLACE', null],
];

/** Which services the members of a conference offer courts, as of the last day of the world. */
export function writeConnections({ plan, members }: Conference, last: Day, random: Random, emit: Emit): void {
  for (const unit of members) {
    const own = random.stream(`${plan.regionCode}/${unit.id}`);
    const since = dayOf(plan.establishedOn) + own.int(60, 400);
    for (const [service, state, limitation] of offers(unit, own)) {
      const works = state !== 'MISSING' && state !== 'REFUSED';
      emit(UnitConnection, {
        id: idOf('uc', `${unit.id}/${service}`),
        agencyId: unit.id,
        agencyKind: unit.kind,
        regionCode: plan.regionCode,
        service,
        state,
        since: works ? dateOf(Math.min(since, last - 30)) : null,
        limitation,
        checkedOn: dateOf(last - own.int(0, 25)),
      });
    }
  }
}

function offers(unit: AgencyFacts, random: Random): readonly Offer[] {
  const hasWindow = random.chance(unit.kind === 'BANK' || unit.kind === 'REGISTRY' ? 0.4 : 0.1);
  const window: Offer = hasWindow
    ? ['ASSISTANCE_WINDOW', 'IN_PLACE', null]
    : ['ASSISTANCE_WINDOW', 'MISSING', '未设协助执行窗口，须排队办理'];
  return [window, ...dataOf(unit, random), ...disciplineOf(unit, random)];
}

function dataOf(unit: AgencyFacts, random: Random): readonly Offer[] {
  if (isFullyConnected(unit)) {
    return fullyConnected;
  }
  if (unit.name.includes('车辆管理所')) {
    return vehicleOffice;
  }
  const refusal: Offer = ['INQUIRY', 'REFUSED', '以保护隐私为由不提供关键数据'];
  return offersOf[unit.kind] ?? (random.chance(0.06) ? [refusal] : []);
}

/** Whether the unit compares applicants with the list by itself, and shares the credit platform. */
function disciplineOf(unit: AgencyFacts, random: Random): readonly Offer[] {
  if (unit.name.includes('移动通信')) {
    return [['CALL_TONE', 'IN_PLACE', null]];
  }
  if (unit.name.includes('发展和改革委员会')) {
    return [['CREDIT_PLATFORM', 'PARTLY', '未接入“互联网+监管”']];
  }
  if (unit.kind !== 'BANK' && unit.kind !== 'DEPARTMENT') {
    return [];
  }
  return [
    random.chance(0.3)
      ? ['LIST_EMBEDDED', 'IN_PLACE', null]
      : ['LIST_EMBEDDED', 'MISSING', '不能自动比对、自动拦截，仍靠人工查询'],
  ];
}

/**
 * Gansu's paper counts three local banks that are connected in full (甘肃法制报, 2018-11-19) and does not name them. In the
 * sample they are the three of the province's members that have no head office above them.
 */
function isFullyConnected({ kind, regionCode, superiorId }: AgencyFacts): boolean {
  return kind === 'BANK' && regionCode === '620000' && superiorId === governmentOfGansu;
}

const governmentOfGansu = idOf('ag', '甘肃省人民政府');
