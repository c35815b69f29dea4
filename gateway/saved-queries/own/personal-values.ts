import { getNamedType, isEnumType, isInputObjectType, type GraphQLInputType } from 'graphql';

/** Types whose values are amounts, times, counts, places or courts. */
const IMPERSONAL_TYPES: ReadonlySet<string> = new Set([
  'Boolean',
  'CourtCode',
  'Date',
  'DateTime',
  'Decimal',
  'Float',
  'Int',
  'Period',
  'RegionCode',
]);

/** Arguments and input fields of a free type (`String`, `ID`) that take an agency, a scheme or a term of a catalogue. */
const IMPERSONAL_NAMES: ReadonlySet<string> = new Set([
  'agency',
  'agencyId',
  'campaign',
  'cause',
  'conference',
  'convener',
  'debtorAgency',
  'defendantAgency',
  'meeting',
  'peerGroup',
  'scheme',
  'schemeId',
]);

/** The same, where the name alone does not say it: coordinates of arguments and input fields. */
const IMPERSONAL_COORDINATES: ReadonlySet<string> = new Set([
  'AgencyFilter.initials',
  'AgencyFilter.name',
  'AgencyFilter.nameContains',
  'AgencyFilter.superior',
  'AuctionFilter.platform',
  'CampaignFilter.name',
  'CircularFilter.issuer',
  'CircularFilter.naming',
  'CircularFilter.recipient',
  'CourtFilter.initials',
  'CourtFilter.nameContains',
  'IndicatorFilter.name',
  'IndicatorFilter.unit',
  'Query.agency.id',
  'Query.agencyPerformance.id',
  'Query.campaign.id',
  'Query.circular.documentNumber',
  'Query.circular.id',
  'Query.cooperationAgreement.documentNumber',
  'Query.cooperationAgreement.id',
  'Query.indicator.code',
  'Query.jointConference.id',
  'Query.meeting.id',
  'Query.reportedFigure.code',
  'Query.reportedFigure.id',
  'Query.resolution.id',
  'Query.scoringScheme.code',
  'Query.scoringScheme.id',
  'RegionFilter.nameContains',
  'ReportedFigureFilter.measure',
  'ReportedFigureFilter.source',
  'ResolutionFilter.owner',
]);

/** Identity, telephone and account numbers have eleven digits or more. */
const LONG_NUMBER = /\d{11}/u;

/**
 * Whether a value in this position can name a person.
 *
 * Threat: a saved text is seen by others and outlives its purpose, so a number or name in it is a copy of personal data that
 * no access rule guards. The access ledger knows only numbers of the type `IdentityNumber` (`requested-people.ts`), which is
 * too little here: names, case numbers, ids of records and the identifiers of `creditCheck` are texts. So the rule is the
 * reverse: every value counts as a person's, unless its type or its position is listed above as one that takes none. What is
 * added to the schema counts as a person's until somebody lists it. The code of an organisation (`CreditCode`) is not listed:
 * it may be that of a person's own business.
 *
 * @param coordinate of the argument or input field: `Query.agency.id`, `CampaignFilter.name`
 */
export function canNamePerson(type: GraphQLInputType, coordinate: string): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    throw new TypeError('An input object has fields; ask for each.');
  }
  const name = coordinate.slice(coordinate.lastIndexOf('.') + 1);
  return !(
    isEnumType(named) ||
    IMPERSONAL_TYPES.has(named.name) ||
    IMPERSONAL_NAMES.has(name) ||
    IMPERSONAL_COORDINATES.has(coordinate)
  );
}

/**
 * Whether a text holds what may be a person's number, in any width, with blanks or hyphens. For text in positions that should
 * hold none: titles, names, ids of agencies.
 */
export function holdsLongNumber(text: string): boolean {
  const digits = text
    .normalize('NFKC')
    .replace(/[零〇一二三四五六七八九]/gu, (digit) =>
      String('零一二三四五六七八九'.indexOf(digit === '〇' ? '零' : digit)),
    )
    .replace(/\p{Nd}/gu, (digit) => String(decimalValue(digit)))
    .replace(/[^\p{L}\p{N}]/gu, '');
  return LONG_NUMBER.test(digits);
}

/** Of a decimal digit of any script; Unicode has each script's ten in a row. */
function decimalValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let first = code;
  while (code - first < 9 && /\p{Nd}/u.test(String.fromCodePoint(first - 1))) {
    first -= 1;
  }
  return (code - first) % 10;
}

/** Whether any text is a value of the type, so that a name or number can stand there by mistake. */
export function isFreeText(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return !isEnumType(named) && !IMPERSONAL_TYPES.has(named.name);
}

/** For the test that each listed position is in the schema. */
export const LISTED_POSITIONS = { names: IMPERSONAL_NAMES, coordinates: IMPERSONAL_COORDINATES };
