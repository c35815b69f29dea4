import { added, counted, less, ratio, type Measures } from '../../shared/measures/measure.ts';

/** 案件总数: carried over 旧存 + new 新收. */
export const casesHandled = added('carriedOver', 'newCases');
const withProperty = added('carriedOverWithProperty', 'newWithProperty');

/** The measures of cases and judgments; the formula of each stands here alone (domain: "Measures"). */
export const caseMeasures: Measures = {
  total: casesHandled,
  carriedOver: counted('carriedOver'),
  newCases: counted('newCases'),
  concluded: counted('concluded'),
  conclusionRate: ratio('concluded', casesHandled),
  performed: counted('performed'),
  actualPerformanceRate: ratio('performed', 'concluded'),
  claimedAmount: counted('claimed'),
  recoveredAmount: counted('recovered'),
  recoveryRate: ratio('recovered', 'claimed'),
  terminated: counted('terminated'),
  concludedFirst: counted('concludedFirst'),
  terminatedFirst: counted('terminatedFirst'),
  procedureTerminationRate: ratio('terminatedFirst', 'concludedFirst'),
  terminatedCompliant: counted('terminatedCompliant'),
  terminationComplianceRate: ratio('terminatedCompliant', 'terminated'),
  withProperty,
  withPropertyInTime: counted('withPropertyInTime'),
  inTimeRateWithProperty: ratio('withPropertyInTime', withProperty),
  preserved: counted('preserved'),
  preservationRate: ratio('preserved', 'newCases'),
  judgments: counted('judgments'),
  judgmentsDue: counted('judgmentsDue'),
  judgmentsEnforced: counted('judgmentsEnforced'),
  inability: counted('inability'),
  inabilityRate: ratio('inability', 'concluded'),
  crossEnforced: counted('crossEnforced'),
  crossProgressed: counted('crossProgressed'),
  crossProgressRate: ratio('crossProgressed', 'crossEnforced'),
  crossRecoveredAmount: counted('crossRecovered'),
  bankruptcyTransfers: counted('bankruptcyTransfers'),
  bankruptcyAccepted: counted('bankruptcyAccepted'),
  petitions: counted('petitions'),
  petitionsAnswered: counted('petitionsAnswered'),
  petitionsFounded: counted('petitionsFounded'),
  petitionFoundedRate: ratio('petitionsFounded', 'petitionsAnswered'),
  nodesDue: counted('nodesDue'),
  nodesLate: counted('nodesLate'),
  nodeLatenessRate: ratio('nodesLate', 'nodesDue'),
  voluntaryPerformanceRate: ratio(less('judgmentsDue', 'judgmentsDueEnforced'), 'judgmentsDue'),
};
