import { inFile, type Mutation } from './mutation.ts';

const LOOKUPS_TEST = { files: ['gateway/access-ledger/lookups/lookup-limit.test.ts'] };

/** Who looks people up by number is recorded and limited, and cannot guess at numbers. */
export const LOOKUPS: readonly Mutation[] = [
  ...inFile('gateway/access-ledger/lookups/requested-people.ts', LOOKUPS_TEST, [
    {
      meaning: 'Identifiers of a credit check are not recorded.',
      replace: "classes.includes('creditCheck') ? [...IDENTIFIERS, 'String'] : IDENTIFIERS",
      by: 'IDENTIFIERS',
    },
    {
      meaning: 'Codes of one-man businesses are not recorded when they are looked up.',
      replace: "[IDENTITY_NUMBER, 'CreditCode']",
      by: '[IDENTITY_NUMBER]',
    },
    {
      meaning: 'Cursors count as identifiers that were looked up.',
      replace: "[IDENTITY_NUMBER, 'CreditCode']",
      by: "[IDENTITY_NUMBER, 'CreditCode', 'String']",
    },
    {
      meaning: 'Only the first identifier of a list is recorded.',
      replace: 'return value.flatMap((item) => identifiersIn(named, item, scalars));',
      by: 'return value.slice(0, 1).flatMap((item) => identifiersIn(named, item, scalars));',
    },
    {
      meaning: 'Identifiers within a filter are not recorded.',
      replace:
        'return Object.values(named.getFields()).flatMap((field) => identifiersIn(field.type, given[field.name], scalars));',
      by: 'return given === undefined ? [] : [];',
    },
    {
      meaning: 'Identifiers in variables are not recorded.',
      replace: 'valueFromAST(value, type, values)',
      by: 'valueFromAST(value, type)',
    },
    {
      meaning: 'Somebody is recorded to have looked up whom they did not.',
      replace: '.filter(({ directives }) => isIncluded(directives, values))',
      by: '.filter(({ directives }) => directives === undefined || isIncluded(undefined, values))',
    },
  ]),
  ...inFile('gateway/access-ledger/lookups/lookup-budget.ts', LOOKUPS_TEST, [
    {
      meaning: 'One identifier more than the hour allows is looked up.',
      replace: 'if (over > 0)',
      by: 'if (over > 1)',
    },
    {
      meaning: 'Around the end of an hour, twice as many are looked up.',
      replace: 'spent.minute > minute - MINUTES',
      by: 'Math.floor(spent.minute / MINUTES) === Math.floor(minute / MINUTES)',
    },
    {
      meaning: 'All viewers share one budget.',
      replace: 'spentBy.get(viewer) ?? []',
      by: '[...spentBy.values()].flat()',
    },
    {
      meaning: 'Lookups of the same minute are counted once.',
      replace: 'current.identifiers += identifiers;',
      by: 'current.identifiers = identifiers;',
    },
    {
      meaning: 'A refused viewer is told a time at which there is no room.',
      replace: 'const last = kept.find((spent) => (over -= spent.identifiers) <= 0);',
      by: 'const [last] = kept;',
    },
  ]),
  ...inFile('gateway/access-ledger/lookups/lookup-limit.ts', LOOKUPS_TEST, [
    {
      meaning: 'Requests are counted in place of identifiers.',
      replace: 'budget.take(viewerKey(request.viewer), identifiers.length)',
      by: 'budget.take(viewerKey(request.viewer), 1)',
    },
    {
      meaning: 'Accounts of one unit guess each for themselves.',
      replace: 'return JSON.stringify([audience, unit ?? court ?? subject]);',
      by: 'return JSON.stringify([audience, subject, unit, court]);',
    },
    {
      meaning: 'Guessing is refused without an alarm.',
      replace: 'alarm(request, requested, guessing.pattern);',
      by: '',
    },
    {
      meaning: 'Whoever is refused fills the log and the ledger.',
      replace: 'if (alarmedAt.has(key))',
      by: 'if (alarmedAt.has(`${key} never`))',
    },
  ]),
  ...inFile('gateway/access-ledger/lookups/candidate-patterns.ts', LOOKUPS_TEST, [
    {
      meaning: 'Any number of candidates of a published number may be tried.',
      replace: 'if (count > limits[pattern])',
      by: "if (count > limits[pattern] && pattern !== 'ONE_MASK')",
    },
    {
      meaning: 'A sequence of one birthday and place may be tried.',
      replace: "['ONE_SERIES', number.slice(0, -4)]",
      by: "['ONE_SERIES', number]",
    },
    {
      meaning: 'All places of one birthday and end may be tried.',
      replace: "['ONE_BIRTHDAY_AND_END', number.slice(6)]",
      by: "['ONE_BIRTHDAY_AND_END', number]",
    },
    {
      meaning: 'Looking up the same people again is taken for guessing.',
      replace: 'fresh.forEach((_, known) => day.seen.add(known));',
      by: '',
    },
    {
      meaning: 'Candidates in small batches are not counted together.',
      replace: 'added.forEach((count, counter) => day.counts.set(counter, count));',
      by: '',
    },
    {
      meaning: 'Guessing is refused forever.',
      replace: 'if (now() - since >= DAY_MS)',
      by: 'if (now() - since >= DAY_MS * 365)',
    },
    {
      meaning: 'The old form of a number is another candidate.',
      replace: 'const body = `${number.slice(0, 6)}19${number.slice(6)}`;',
      by: 'const body = `${number.slice(0, 6)}20${number.slice(6)}`;',
    },
  ]),
];
