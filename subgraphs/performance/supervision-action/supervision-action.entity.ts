import { Entity } from '@mikro-orm/decorators/legacy';
import { Directive, ObjectType } from 'type-graphql';

import { DateColumn, DecimalColumn, EnumColumn, IdColumn, KeyColumn, TextColumn } from '../../shared/schema/column.ts';
import { labelledEnum, type MemberOf } from '../../shared/schema/labelled-enum.ts';
import { SupervisionStep } from '../supervision-ledger/supervision-enums.ts';

export const SupervisionActionKind = labelledEnum(
  'SupervisionActionKind',
  '督促措施种类 Kind of action that is taken to bring an agency to perform.',
  {
    RISK_NOTICE: '风险提示 A notice that warns of what follows if the duty is not met.',
    JUDGMENT_NOTE: '随判督促函 A note that goes out with the judgment.',
    CALL: '电话督促 A telephone call.',
    VISIT: '上门督促 A visit to the agency.',
    SUPERINTENDENCE: '督办 A superior or the political-legal committee orders it done.',
    INTERVIEW: '约谈 The chief of the agency is called in.',
    JOINT_CIRCULAR: '联合通报 Several offices together name it as not performing.',
    FINE: '罚款 A fine on the agency or its chief.',
    LISTING: '纳入失信名单 The agency is listed as a dishonest debtor.',
    OTHER: '其他 Anything else; the field of the label has the office’s own term.',
  },
);

@Entity({ tableName: 'supervision_action' })
@ObjectType({ simpleResolvers: true, description: '督促措施 One thing that was done to bring an agency to perform.' })
@Directive('@key(fields: "id")')
export class SupervisionAction {
  @IdColumn('编号 Opaque id of the action.')
  id!: string;

  @KeyColumn()
  ledgerId!: string;

  @KeyColumn({ indexed: false })
  agencyId!: string;

  /** The agency's region. */
  @KeyColumn({ indexed: false })
  agencyRegionCode!: string;

  @KeyColumn({ indexed: false })
  courtCode!: string;

  /** The court's region. */
  @KeyColumn({ indexed: false })
  regionCode!: string;

  @EnumColumn(SupervisionStep, '督促环节 The step that it belongs to.')
  step!: MemberOf<typeof SupervisionStep>;

  @EnumColumn(SupervisionActionKind, '督促措施种类 What kind of action it was.')
  kind!: MemberOf<typeof SupervisionActionKind>;

  @DateColumn('实施日期 Day on which it was taken.')
  doneOn!: string;

  @TextColumn('实施单位 Who took it: the court, or the office that acted at its request.', { length: 120 })
  issuer!: string;

  @TextColumn('文书编号 Number of the paper that was sent; null where none was.', { length: 80, nullable: true })
  documentNumber!: string | null;

  @DecimalColumn('罚款金额 Amount of a fine, yuan; null for any other action.', { nullable: true })
  amount!: string | null;

  @DateColumn('反馈日期 Day on which the agency answered; null if it has not.', { nullable: true })
  answeredOn!: string | null;

  @TextColumn('反馈内容 What the agency answered; null if it has not.', { nullable: true })
  answer!: string | null;
}
