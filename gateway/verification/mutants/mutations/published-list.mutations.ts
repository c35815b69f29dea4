import { inFile, type Mutation } from './mutation.ts';

/** What of the list of dishonest debtors is published. */
export const PUBLISHED_LIST: readonly Mutation[] = [
  ...inFile(
    'subgraphs/credit/published-listing/published-listing.list.ts',
    { files: ['subgraphs/credit/published-listing/published-listing.test.ts'] },
    [
      {
        meaning: 'The published list contains minors.',
        replace: "always: { minor: false, state: 'PUBLISHED', publishedOn: { $ne: null } },",
        by: "always: { state: 'PUBLISHED', publishedOn: { $ne: null } },",
      },
      {
        meaning: 'The published list contains entries that were removed or suspended.',
        replace: "always: { minor: false, state: 'PUBLISHED', publishedOn: { $ne: null } },",
        by: 'always: { minor: false, publishedOn: { $ne: null } },',
      },
      {
        meaning: 'The published list contains entries that are not yet published.',
        replace: "always: { minor: false, state: 'PUBLISHED', publishedOn: { $ne: null } },",
        by: "always: { minor: false, state: 'PUBLISHED' },",
      },
    ],
  ),
  ...inFile(
    'subgraphs/credit/credit-check/credit-check.resolver.ts',
    { files: ['subgraphs/credit/credit-check/credit-check.test.ts'] },
    [
      {
        meaning: 'A credit check finds entries that were removed or suspended.',
        replace: "state: 'PUBLISHED',",
        by: '',
      },
      { meaning: 'A credit check finds minors.', replace: 'minor: false,', by: '' },
      {
        meaning: 'A credit check finds entries that are no longer in force.',
        replace: '...inForceOn(dateInShanghai(context.now)),',
        by: '',
      },
    ],
  ),
];
