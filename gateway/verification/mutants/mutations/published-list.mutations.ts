import { inFile, type Mutation } from './mutation.ts';

/** What of the list of dishonest debtors is published: the one rule of what is in force, and that it is asked for. */
export const PUBLISHED_LIST: readonly Mutation[] = [
  ...inFile(
    'subgraphs/credit/dishonest-listing/in-force.ts',
    { files: ['subgraphs/credit/dishonest-listing/in-force.deep.test.ts'] },
    [
      {
        meaning: 'Listings of minors are in force.',
        replace: 'minor: false, inability: false',
        by: 'inability: false',
      },
      {
        meaning: 'Listings of debtors who are unable are in force.',
        replace: 'minor: false, inability: false',
        by: 'minor: false',
      },
      {
        meaning: 'Listings stay in force after their term.',
        replace: "standing('publishedOn', ['removedOn', 'expiresOn'])",
        by: "standing('publishedOn', ['removedOn'])",
      },
      {
        meaning: 'Listings stay in force after their removal.',
        replace: "standing('publishedOn', ['removedOn', 'expiresOn'])",
        by: "standing('publishedOn', ['expiresOn'])",
      },
      {
        meaning: 'Listings are in force before they are published.',
        replace: "standing('publishedOn', ['removedOn', 'expiresOn'])",
        by: "standing('listedOn', ['removedOn', 'expiresOn'])",
      },
      {
        meaning: 'A suspended listing is in force.',
        replace: "$or: [notReached('suspendedFrom', day), reached('suspendedUntil', day)]",
        by: '',
      },
    ],
  ),
  ...inFile(
    'subgraphs/credit/subject/standing.ts',
    { files: ['subgraphs/credit/dishonest-listing/in-force.deep.test.ts'] },
    [
      {
        meaning: 'A listing stays in force on the day of its removal.',
        replace: '$or: [{ [property]: null }, { [property]: { $gt: day } }]',
        by: '$or: [{ [property]: null }, { [property]: { $gte: day } }]',
      },
    ],
  ),
  ...inFile(
    'subgraphs/credit/published-listing/published-listing.list.ts',
    { files: ['subgraphs/credit/published-listing/published-listing.test.ts'] },
    [
      {
        meaning: 'The published list contains entries that are not in force.',
        replace: "always: { condition: inForceOn, index: ['minor', 'inability'] },",
        by: '',
      },
    ],
  ),
  ...inFile(
    'subgraphs/credit/credit-check/listed-grounds.ts',
    { files: ['subgraphs/credit/credit-check/credit-check.test.ts'] },
    [
      {
        meaning: 'A credit check finds entries that are not in force.',
        replace: '...inForceOn(dateInShanghai(context.now))',
        by: '',
      },
      {
        meaning: 'A credit check takes a unit for a person whose number looks the same.',
        replace: "const rule = subjectKind === 'PERSON' ? PERSON_NUMBER : UNIT_CODE;",
        by: "const rule = subjectKind === 'PERSON' || !UNIT_CODE.stored(subjectIdentifier ?? '').length ? PERSON_NUMBER : UNIT_CODE;",
      },
    ],
  ),
];
