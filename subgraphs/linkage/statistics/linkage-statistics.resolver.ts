import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import type { Group } from '../../shared/measures/group.ts';
import { rate } from '../../shared/measures/rate.ts';
import { canAnswer } from '../../shared/measures/run-source.ts';
import { StatisticsArgs } from '../../shared/measures/statistics-types.ts';
import { rowOf, statistics } from '../../shared/measures/statistics.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { Court } from '../court/court.stub.ts';
import { Region } from '../region/region.stub.ts';

import {
  attendanceSource,
  circularSource,
  commitmentSource,
  meetingSource,
  membershipSource,
  mentionSource,
  resolutionSource,
} from './conference-sources.ts';
import { agreementSource, breachSource, gridTaskSource, sessionSource } from './court-sources.ts';
import { LinkageStatisticsRow } from './linkage-statistics-row.ts';

const SOURCES = [
  membershipSource,
  meetingSource,
  attendanceSource,
  resolutionSource,
  circularSource,
  mentionSource,
  commitmentSource,
  agreementSource,
  gridTaskSource,
  sessionSource,
  breachSource,
];

@Resolver(() => LinkageStatisticsRow)
export class LinkageStatisticsResolver {
  @Query(() => [LinkageStatisticsRow], {
    description: '联动统计 Measures of joint conferences, agreements and assistance, broken down as asked.',
  })
  async linkageStatistics(
    @Args(() => StatisticsArgs) args: StatisticsArgs,
    @Ctx() context: RequestContext,
  ): Promise<LinkageStatisticsRow[]> {
    const answering = SOURCES.filter((source) => canAnswer(source, args));
    const groups = await statistics(context, answering, args);
    return groups.map((group) => ({
      ...rowOf(group, args, context),
      ...conferenceMeasures(group),
      ...courtMeasures(group),
    }));
  }

  @FieldResolver(() => Region, { nullable: true, description: '行政区划 Region of the group; null if it has none.' })
  region(@Root() { regionCode }: LinkageStatisticsRow): Region | null {
    return regionCode === null ? null : { code: regionCode };
  }

  @FieldResolver(() => Court, { nullable: true, description: '法院 Court of the group; null if it has none.' })
  court(@Root() { courtCode }: LinkageStatisticsRow): Court | null {
    return courtCode === null ? null : { code: courtCode };
  }
}

function conferenceMeasures(group: Group) {
  const { called, attended, chiefsCame, resolutions, resolutionsDone } = counts(group, [
    'called',
    'attended',
    'chiefsCame',
    'resolutions',
    'resolutionsDone',
  ]);
  return {
    ...counts(group, ['memberUnits', 'meetings', 'circulars', 'praised', 'named', 'commitments', 'commitmentsKept']),
    called,
    attended,
    attendanceRate: rateOf(attended, called),
    chiefsCame,
    chiefAttendanceRate: rateOf(chiefsCame, called),
    resolutions,
    resolutionsDone,
    resolutionCompletionRate: rateOf(resolutionsDone, resolutions),
  };
}

function courtMeasures(group: Group) {
  const { sums } = group;
  const gridTasksDone = Number(sums['gridTasksDone']);
  const gridTasksAchieved = Number(sums['gridTasksAchieved']);
  return {
    ...counts(group, ['agreements', 'agreementsInForce']),
    gridTasks: Number(sums['gridTasks']),
    gridTasksDone,
    gridTasksAchieved,
    gridTaskSuccessRate: rate(gridTasksAchieved, gridTasksDone),
    witnessedSessions: Number(sums['witnessedSessions']),
    witnesses: Number(sums['witnesses']),
    assistanceBreaches: Number(sums['assistanceBreaches']),
    fines: Number(sums['fines']),
    fineAmount: String(sums['fineAmount']),
  };
}

/** Counts by name; null where the counted records lack a requested dimension. */
function counts<Name extends string>({ sums }: Group, names: readonly Name[]): Record<Name, number | null> {
  const entries = names.map((name) => [name, sums[name] === undefined ? null : Number(sums[name])]);
  return Object.fromEntries(entries) as Record<Name, number | null>;
}

function rateOf(numerator: number | null, denominator: number | null): string | null {
  return numerator === null || denominator === null ? null : rate(numerator, denominator);
}
