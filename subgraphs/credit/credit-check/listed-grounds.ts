import { formsOf } from '../../shared/identifiers/identifier-condition.ts';
import { organisationCodeForms } from '../../shared/identifiers/organisation-code.ts';
import type { ReadIdentifier } from '../../shared/identifiers/read-identifier.ts';
import { askedOrganisationCode, PERSON_NUMBER, UNIT_CODE } from '../../shared/identifiers/rules.ts';
import { dateInShanghai } from '../../shared/scalars/date-time.ts';
import type { MemberOf } from '../../shared/schema/labelled-enum.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { inForm } from '../../shared/visibility/row-filter.ts';
import { DishonestListing } from '../dishonest-listing/dishonest-listing.entity.ts';
import { inForceOn } from '../dishonest-listing/in-force.ts';
import type { DishonestGround } from '../dishonest-listing/listing-enums.ts';

type Ground = MemberOf<typeof DishonestGround>;
type Listed = Pick<DishonestListing, 'subjectKind' | 'subjectIdentifier' | 'ground'>;

/** MariaDB turns a longer `in (…)` into a join with a temporary table (`in_predicate_conversion_threshold`). */
const FORMS_PER_STATEMENT = 999;

/**
 * The grounds on which those who bear some identifiers are listed today, by identifier. Persons are compared with persons and
 * units with units: an old number of a unit's registration may have the form of an identity number.
 */
export async function listedGrounds(
  context: RequestContext,
  identifiers: readonly ReadIdentifier[],
): Promise<(identifier: ReadIdentifier) => Ground[]> {
  const persons = identifiers.flatMap(({ person }) => person ?? []);
  const units = identifiers.flatMap(({ unit }) => unit ?? []);
  const organisationCodes = units.flatMap((unit) => askedOrganisationCode(unit) ?? []);
  const rows = [
    ...(await listings(context, 'subjectIdentifier', [
      ...formsOf(PERSON_NUMBER, persons),
      ...formsOf(UNIT_CODE, units),
    ])),
    ...(await listings(context, 'organisationCode', organisationCodes.flatMap(organisationCodeForms))),
  ];
  const groundsByKey = new Map<string, Set<Ground>>();
  for (const { subjectKind, subjectIdentifier, ground } of rows) {
    const rule = subjectKind === 'PERSON' ? PERSON_NUMBER : UNIT_CODE;
    for (const key of rule.stored(subjectIdentifier ?? '')) {
      groundsByKey.set(key, (groundsByKey.get(key) ?? new Set<Ground>()).add(ground));
    }
  }
  return ({ person, unit }) => {
    const keys = [
      ...(person === null ? [] : PERSON_NUMBER.asked(person)),
      ...(unit === null ? [] : UNIT_CODE.asked(unit)),
    ];
    return [...new Set(keys.flatMap((key) => [...(groundsByKey.get(key) ?? [])]))].sort();
  };
}

async function listings(
  context: RequestContext,
  property: 'subjectIdentifier' | 'organisationCode',
  forms: readonly string[],
): Promise<Listed[]> {
  const wanted = [...new Set(forms)];
  const rows: Listed[] = [];
  for (let from = 0; from < wanted.length; from += FORMS_PER_STATEMENT) {
    const part = wanted.slice(from, from + FORMS_PER_STATEMENT);
    rows.push(
      ...(await context.em.find(
        DishonestListing,
        { [property]: { $in: part }, ...inForceOn(dateInShanghai(context.now)) },
        // A viewer with the right to compare compares with the whole list, not only with visible cases.
        {
          fields: ['subjectKind', 'subjectIdentifier', 'ground'],
          disableIdentityMap: true,
          ...inForm(context, 'published'),
        },
      )),
    );
  }
  return rows;
}
