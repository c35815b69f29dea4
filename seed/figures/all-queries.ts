import type { FigureQuery } from './figure-query.ts';
import { fujianAgencyCases, ningdeAgencyCases } from './queries/agency-cases.ts';
import {
  countyGovernmentCases,
  districtGovernmentClaim,
  sanitationClaim,
  yachengClaim,
} from './queries/agency-claims.ts';
import { ningdeAgencyFine } from './queries/agency-fine.ts';
import { gansuAuctions, gansuCases, gansuConvictions, gansuLinkage, gansuTerminations } from './queries/gansu.ts';
import { ganziAssistanceFine } from './queries/ganzi-assistance-fine.ts';
import { ganziCases } from './queries/ganzi-cases.ts';
import { ganziAuctions, ganziDiscipline, ganziLinkage } from './queries/ganzi-measures.ts';
import { xiguRefund } from './queries/xigu-refund.ts';

/** Every query; together they compute each figure marked `caseLevel` once. */
export const figureQueries: readonly FigureQuery[] = [
  ganziCases,
  ganziAuctions,
  ganziDiscipline,
  ganziLinkage,
  ganziAssistanceFine,
  ningdeAgencyCases,
  fujianAgencyCases,
  countyGovernmentCases,
  ningdeAgencyFine,
  districtGovernmentClaim,
  sanitationClaim,
  yachengClaim,
  gansuCases,
  gansuConvictions,
  gansuTerminations,
  gansuLinkage,
  gansuAuctions,
  xiguRefund,
];
