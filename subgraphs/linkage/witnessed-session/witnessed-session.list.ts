import { filtersOver } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';

import { WitnessedSession, WitnessKind, WitnessPart } from './witnessed-session.entity.ts';

const filter = filtersOver<WitnessedSession>();

const COUNT_OF: Readonly<Record<MemberOf<typeof WitnessKind>, keyof WitnessedSession>> = {
  DEPUTY: 'deputies',
  CONSULTATIVE_MEMBER: 'consultativeMembers',
  PROCURATOR: 'procurators',
  JOURNALIST: 'journalists',
};

export const witnessedSessionList = defineList<WitnessedSession>({
  entity: WitnessedSession,
  name: 'WitnessedSession',
  zh: '见证执行',
  key: 'id',
  filters: {
    enforcementCase: filter.equals('caseId', String, '执行案件 In the case of this id.'),
    court: filter.inCourt('courtCode', '法院 In cases of this court or of one below it.'),
    region: filter.inRegion('regionCode', '行政区划 In cases of courts in this region or below it.'),
    held: filter.during('heldOn', '期间 Held in this period.'),
    part: filter.oneOf('part', WitnessPart, '见证方式 Where witnesses had one of these parts.'),
    witnessedBy: filter.custom<MemberOf<typeof WitnessKind>>(
      () => WitnessKind.type,
      '见证人身份 To which at least one witness of this capacity came.',
      (kind) => ({ [COUNT_OF[kind]]: { $gt: 0 } }),
      [['deputies'], ['consultativeMembers'], ['procurators'], ['journalists']],
    ),
  },
  orderings: { HELD_ON: ['heldOn', '日期 By day.'] },
  defaultOrder: ['heldOn', 'desc'],
});
