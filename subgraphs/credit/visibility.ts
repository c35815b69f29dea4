import {
  allOf,
  anyOf,
  atCourt,
  everyone,
  inRegion,
  ofAgencyIn,
  ofNoPerson,
  ofUnit,
  through,
} from '../shared/visibility/rules.ts';
import { WITH_CASE } from '../shared/visibility/shown-with.ts';
import { rowsOf, type Visibility } from '../shared/visibility/visibility.ts';

import { ConsumptionRestriction } from './consumption-restriction/consumption-restriction.entity.ts';
import { RestrictedPerson } from './consumption-restriction/restricted-person.entity.ts';
import { CreditRepair } from './credit-repair/credit-repair.entity.ts';
import { DishonestListing } from './dishonest-listing/dishonest-listing.entity.ts';
import { ExitRestriction } from './exit-restriction/exit-restriction.entity.ts';
import { Interception } from './interception/interception.entity.ts';
import { RedListEntry } from './red-list/red-list-entry.entity.ts';
import { RefusalProsecution } from './refusal-prosecution/refusal-prosecution.entity.ts';
import { Sanction } from './sanction/sanction.entity.ts';

const ofCase = {
  court: atCourt('courtCode'),
  committee: ofAgencyIn('debtorAgencyId'),
  analyst: inRegion('regionCode'),
} as const;

/** A committee sees what concerns an agency of its region: as the debtor of the case, or as the unit itself. */
const ofCaseOrAgency = {
  ...ofCase,
  committee: anyOf(ofAgencyIn('debtorAgencyId'), ofAgencyIn('agencyId')),
} as const;

const ofItsRestriction = through(ConsumptionRestriction, 'restrictionId');

/** Who sees which records of credit discipline. A unit sees its own interceptions. */
export const visibility: Visibility = [
  // The published list and comparisons with it are open to everyone: their own conditions define what is published.
  rowsOf(DishonestListing, ofCaseOrAgency, { published: everyone, [WITH_CASE]: ofCase }),
  rowsOf(ConsumptionRestriction, ofCaseOrAgency, { [WITH_CASE]: ofCase }),
  rowsOf(RestrictedPerson, {
    court: ofItsRestriction,
    committee: ofItsRestriction,
    analyst: ofItsRestriction,
  }),
  rowsOf(ExitRestriction, ofCaseOrAgency, { [WITH_CASE]: ofCase }),
  rowsOf(Sanction, ofCaseOrAgency, { [WITH_CASE]: ofCase }),
  rowsOf(RefusalProsecution, ofCaseOrAgency, { [WITH_CASE]: ofCase }),
  rowsOf(Interception, {
    ...ofCase,
    // Of the units of its region, those that stopped an enterprise or an agency: one by one, the others tell of single persons.
    committee: anyOf(ofAgencyIn('debtorAgencyId'), allOf(ofAgencyIn('agencyId'), ofNoPerson('subjectKind'))),
    member: ofUnit('agencyId'),
  }),
  rowsOf(CreditRepair, ofCase),
  // What is published is for everyone.
  rowsOf(RedListEntry, everyone),
];
