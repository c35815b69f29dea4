import { Field, Int, ObjectType } from 'type-graphql';

import { comparisonType } from '../../shared/measures/comparison.ts';
import { addDimensionFields, type DimensionLabels } from '../../shared/measures/dimension-fields.ts';
import { StatisticsRow } from '../../shared/measures/statistics-types.ts';
import { DecimalScalar } from '../../shared/scalars/decimal.ts';
import { AgencyKind } from '../../shared/schema/domain-enums.ts';
import { AdviceKind } from '../advice-letter/advice-letter.entity.ts';
import { GridTaskKind } from '../grid-task/grid-task.entity.ts';
import { MeetingKind } from '../meeting/meeting.entity.ts';

const NO_COURT =
  "null where grouped or filtered by what only courts' records have: court, type code, debtor kind, cause";
const NO_CASE = 'null where grouped or filtered by what only cases have: type code, debtor kind, cause';

@ObjectType({
  simpleResolvers: true,
  description: '联动统计行 Measures of joint conferences, agreements and assistance, of one group in one period.',
})
export class LinkageStatisticsRow extends StatisticsRow {
  @Field(() => Int, {
    nullable: true,
    description: `成员单位数 Units that are members at the period's end, each in each conference that it belongs to; ${NO_COURT}.`,
  })
  memberUnits!: number | null;

  @Field(() => Int, { nullable: true, description: `会议次数 Meetings held in the period; ${NO_COURT}.` })
  meetings!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `应到单位次数 Calls of units to meetings held in the period; ${NO_COURT}.`,
  })
  called!: number | null;

  @Field(() => Int, { nullable: true, description: `实到单位次数 Of those called, units that came; ${NO_COURT}.` })
  attended!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '参会率 attended / called; null where called is 0, or meetings are not counted.',
  })
  attendanceRate!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: `主要负责人到会次数 Of those called, units whose chief came in person; ${NO_COURT}.`,
  })
  chiefsCame!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '主要负责人到会率 chiefsCame / called; null where called is 0, or meetings are not counted.',
  })
  chiefAttendanceRate!: string | null;

  @Field(() => Int, { nullable: true, description: `议定事项数 Resolutions decided in the period; ${NO_COURT}.` })
  resolutions!: number | null;

  @Field(() => Int, { nullable: true, description: `已办结事项数 Of those decided, done since; ${NO_COURT}.` })
  resolutionsDone!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '议定事项办结率 resolutionsDone / resolutions; null where resolutions is 0, or they are not counted.',
  })
  resolutionCompletionRate!: string | null;

  @Field(() => Int, { nullable: true, description: `通报份数 Circulars issued in the period; ${NO_COURT}.` })
  circulars!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `表扬次数 Times that agencies were praised in them; ${NO_COURT}.`,
  })
  praised!: number | null;

  @Field(() => Int, { nullable: true, description: `点名次数 Times that agencies were named in them; ${NO_COURT}.` })
  named!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `连续点名次数 Of those, agencies named in the circular before it as well; ${NO_COURT}.`,
  })
  namedInARow!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `被通报法院次数 Times that courts were named in circulars; ${NO_CASE}.`,
  })
  courtsNamed!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `司法建议和检察建议 Letters of judicial or procuratorial advice sent in the period; ${NO_CASE}.`,
  })
  adviceLetters!: number | null;

  @Field(() => Int, { nullable: true, description: `已答复建议 Of those, answered since; ${NO_CASE}.` })
  adviceAnswered!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `建议答复率 adviceAnswered / adviceLetters; null where none was sent; ${NO_CASE}.`,
  })
  adviceAnswerRate!: string | null;

  @Field(() => Int, { nullable: true, description: `承诺书份数 Pledges signed in the period; ${NO_COURT}.` })
  commitments!: number | null;

  @Field(() => Int, { nullable: true, description: `已兑现承诺数 Of those signed, kept since; ${NO_COURT}.` })
  commitmentsKept!: number | null;

  @Field(() => Int, { nullable: true, description: `协作协议数 Agreements signed in the period; ${NO_CASE}.` })
  agreements!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `有效协作协议数 Agreements that hold at the end of the period's last day; ${NO_CASE}.`,
  })
  agreementsInForce!: number | null;

  @Field(() => Int, { nullable: true, description: '交办网格任务数 Tasks given to grid workers in the period.' })
  gridTasks!: number | null;

  @Field(() => Int, { nullable: true, description: '完成网格任务数 Tasks done in the period, whenever given.' })
  gridTasksDone!: number | null;

  @Field(() => Int, { nullable: true, description: '办成网格任务数 Of those done, achieved what was asked.' })
  gridTasksAchieved!: number | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '网格任务办成率 gridTasksAchieved / gridTasksDone; null where none was done.',
  })
  gridTaskSuccessRate!: string | null;

  @Field(() => Int, { nullable: true, description: `见证执行次数 Witnessed sessions held in the period; ${NO_CASE}.` })
  witnessedSessions!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `见证人次 Deputies, consultative members and procurators that came to them, person-times; ${NO_CASE}.`,
  })
  witnesses!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `新闻媒体到场次数 Of the witnessed sessions, those to which journalists came; ${NO_CASE}.`,
  })
  pressSessions!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `新闻记者人次 Journalists that came to them, person-times; ${NO_CASE}.`,
  })
  journalists!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `违反协助执行义务次数 Breaches of notices to assist, by day of the breach; ${NO_CASE}.`,
  })
  assistanceBreaches!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: `罚款次数 Fines on units for such breaches decided in the period; ${NO_CASE}.`,
  })
  fines!: number | null;

  @Field(() => DecimalScalar, { nullable: true, description: `罚款总额 Sum of those fines, yuan; ${NO_CASE}.` })
  fineAmount!: string | null;
}

export const LinkageComparison = comparisonType('LinkageStatisticsComparison', [
  'memberUnits',
  'meetings',
  'called',
  'attended',
  'resolutions',
  'resolutionsDone',
  'circulars',
  'named',
  'agreements',
  'agreementsInForce',
  'gridTasks',
  'gridTasksDone',
  'witnessedSessions',
  'assistanceBreaches',
  'fineAmount',
]);

/** Chinese labels of the values of its own dimensions. */
export const LINKAGE_LABELS: DimensionLabels = {
  unitKind: AgencyKind.labels,
  kind: { ...GridTaskKind.labels, ...MeetingKind.labels, ...AdviceKind.labels },
};

addDimensionFields(LinkageStatisticsRow, ['agency', 'unit', 'unitKind', 'kind'], LINKAGE_LABELS);
