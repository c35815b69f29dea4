import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { CaseBound } from '../../shared/schema/case-bound.ts';
import { DateColumn, EnumColumn, IdColumn, IntColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';

export const WitnessPart = labelledEnum('WitnessPart', '见证方式 What part witnesses had in an enforcement.', {
  TOOK_PART: '参与执行 They took part.',
  WATCHED: '见证执行 They watched.',
  OTHER: '其他 Anything else; the field of the label has the office’s own term.',
});

export const WitnessKind = labelledEnum('WitnessKind', '见证人身份 In what capacity somebody witnesses.', {
  DEPUTY: "人大代表 Deputy of a people's congress.",
  CONSULTATIVE_MEMBER: '政协委员 Member of a consultative conference.',
  PROCURATOR: '检察人员 Procurator.',
  JOURNALIST: '新闻记者 Journalist: supervision by the press.',
});

@Entity({ tableName: 'witnessed_session' })
@ObjectType({
  simpleResolvers: true,
  description:
    '见证执行 An enforcement in which deputies, consultative members or procurators took part or which they watched; the ' +
    'press may have been there as well.',
})
@Directive('@key(fields: "id")')
export class WitnessedSession extends CaseBound {
  @IdColumn('编号 Opaque id of the session.')
  id!: string;

  @DateColumn('日期 Day of the session.')
  heldOn!: string;

  @TextColumn('地点 Where it was.')
  place!: string;

  @EnumColumn(WitnessPart, '见证方式 Whether they took part or watched.')
  part!: MemberOf<typeof WitnessPart>;

  @IntColumn("人大代表人数 How many deputies of people's congresses came.")
  deputies!: number;

  @IntColumn('政协委员人数 How many members of consultative conferences came.')
  consultativeMembers!: number;

  @IntColumn('检察人员人数 How many procurators came.')
  procurators!: number;

  @IntColumn('新闻记者人数 How many journalists came; null where the office does not record it.', { nullable: true })
  journalists!: number | null;
}
