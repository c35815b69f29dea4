import { inFile, type Mutation } from './mutation.ts';

const ACCESS_LEDGER_TEST = { files: ['gateway/e2e/access-ledger.test.ts'] };
const LOOKUPS_TEST = { files: ['gateway/access-ledger/lookups/lookup-limit.test.ts'] };
const GUESSING_TEST = {
  files: ['gateway/verification/isolation/guessing.deep.test.ts'],
  only: 'at most three hundred candidates',
};
const VERIFY_LEDGER_TEST = {
  files: ['gateway/access-ledger/verify-ledger.test.ts'],
  only: 'of 40 records|several chains|verifying a record',
};

/** Who read whom is stored before the response leaves, and verification finds every change. */
export const ACCESS_LEDGER: readonly Mutation[] = [
  ...inFile('gateway/access-ledger/recording-executor.ts', ACCESS_LEDGER_TEST, [
    {
      meaning: 'A response leaves before its ledger entry is stored.',
      replace: "await ledger.record(entryOf(request, 'answered', reading));",
      by: "void ledger.record(entryOf(request, 'answered', reading)).catch(() => undefined);",
    },
    {
      meaning: 'Responses are not recorded.',
      replace: 'return reading === undefined && requested.identifiers.length === 0',
      by: 'return ledger !== undefined',
    },
    {
      meaning: 'A lookup that finds nobody is not recorded.',
      replace: 'return reading === undefined && requested.identifiers.length === 0',
      by: 'return reading === undefined',
    },
    {
      meaning: 'Whom somebody looked up is not recorded beside whom they found.',
      replace: 'people: [...reading.people, ...people]',
      by: 'people: reading.people',
    },
    {
      meaning: 'Lookups are not limited.',
      replace: 'await lookups.admit(request.context, requested);',
      by: '',
      tests: GUESSING_TEST,
    },
    {
      meaning: 'A lookup runs although it is refused.',
      replace: 'await lookups.admit(request.context, requested);',
      by: 'void lookups.admit(request.context, requested).catch(() => undefined);',
      tests: GUESSING_TEST,
    },
    {
      meaning: 'Personal data is served although the ledger cannot be written.',
      replace: "return { text: 'null', data: null, errors: [ledgerUnavailable()] };",
      by: 'return result;',
    },
    {
      meaning: 'Personal data is served beside the error that the ledger cannot be written.',
      replace: "return { text: 'null', data: null, errors: [ledgerUnavailable()] };",
      by: 'return { ...result, errors: [ledgerUnavailable()] };',
    },
  ]),
  ...inFile('gateway/access-ledger/access-ledger.ts', { files: ['gateway/access-ledger/access-ledger.test.ts'] }, [
    {
      meaning: 'An entry counts as stored before it is on disk.',
      replace: 'const reply = await afterPrevious(() => chain.append(group.map(({ entry }) => entry)));',
      by: "const reply: ChainReply = { kind: 'done' }; void afterPrevious(() => chain.append(group.map(({ entry }) => entry)));",
    },
    { meaning: 'A response waits for the ledger forever.', replace: "settle('DEADLINE');", by: '' },
  ]),
  ...inFile('gateway/access-ledger/refusal-recorder.ts', ACCESS_LEDGER_TEST, [
    {
      meaning: 'Denied fields are not recorded.',
      replace: 'if (deniedFields !== undefined)',
      by: 'if (deniedFields !== undefined && refusedFields !== undefined)',
    },
    {
      meaning: 'Refused operations of the public are not recorded.',
      replace: "if (fields.length > 0) write(entryOf(request, 'refused', { fields }), request);",
      by: "if (fields.length < 0) write(entryOf(request, 'refused', { fields }), request);",
    },
  ]),
  ...inFile('gateway/authorization/recorded-fields.ts', ACCESS_LEDGER_TEST, [
    {
      meaning: 'Auditors’ reads of the ledger are not recorded.',
      replace:
        'const classes = known.get(coordinate) ?? RECORDED_CLASSES.filter((name) => takes(typeName, fieldName, name));',
      by: "const classes = known.get(coordinate) ?? RECORDED_CLASSES.filter((name) => name !== 'ledger' && takes(typeName, fieldName, name));",
    },
    {
      meaning: 'Credit checks are not recorded.',
      replace: "['party', 'identity', 'creditCheck', 'ledger']",
      by: "['party', 'identity', 'ledger']",
      tests: GUESSING_TEST,
    },
  ]),
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
  ...inFile('gateway/access-ledger/sqlite-store.ts', { files: ['gateway/access-ledger/ledger-store.test.ts'] }, [
    {
      meaning: 'A record can be lost after its answer was sent, when the power fails.',
      replace: "database.pragma('synchronous = full');",
      by: "database.pragma('synchronous = normal');",
    },
    {
      meaning: 'The ledger’s file is written without a write-ahead log.',
      replace: "database.pragma('journal_mode = wal');",
      by: "database.pragma('journal_mode = memory');",
    },
    {
      meaning: 'A part of a group of records is written.',
      replace:
        'const insertAll = database.transaction((records: readonly LedgerRecord[]) => { records.forEach((record) => insert?.run(LEDGER_COLUMNS.map((column) => record[column]))); });',
      by: 'const insertAll = (records: readonly LedgerRecord[]): void => { records.forEach((record) => insert?.run(LEDGER_COLUMNS.map((column) => record[column]))); };',
    },
  ]),
  ...inFile('gateway/access-ledger/mysql-store.ts', { files: ['gateway/access-ledger/ledger-store.test.ts'] }, [
    { meaning: 'Records are not committed on MySQL.', replace: 'await sql`commit`.execute(database);', by: '' },
    {
      meaning: 'A part of a group of records is written on MySQL.',
      replace: 'await sql`start transaction`.execute(database);',
      by: '',
    },
  ]),
  ...inFile('gateway/access-ledger/name-records.ts', { files: ['gateway/access-ledger/recording.test.ts'] }, [
    {
      meaning: 'A record read without its id is recorded without saying which.',
      replace: 'const selections = isNamed && hasId ? [...named.selections, id] : named.selections;',
      by: 'const selections = named.selections;',
    },
    {
      meaning: 'A client’s alias can pass as a record’s id.',
      replace: "while (taken.has(alias)) alias += '_';",
      by: '',
    },
  ]),
  ...inFile('gateway/access-ledger/person-hash.ts', ACCESS_LEDGER_TEST, [
    {
      meaning: 'The ledger contains people’s names in plain text.',
      replace: "return (known) => createHmac('sha256', secret).update(known).digest('base64url').slice(0, LENGTH);",
      by: "return (known) => createHmac('sha256', secret).update(known).digest('base64url').slice(0, 0) + known;",
    },
  ]),
  ...inFile('gateway/access-ledger/chain-writer.ts', { files: ['gateway/access-ledger/ledger-store.test.ts'] }, [
    { meaning: 'Two processes write to one chain.', replace: 'await store.lock(chain);', by: '' },
  ]),
  ...inFile('gateway/access-ledger/durable-chain.ts', ACCESS_LEDGER_TEST, [
    {
      meaning: 'The chain’s heads are not exported, so a shortened chain looks whole.',
      replace:
        'if (headsFile !== undefined && head !== undefined && head.sequence > 0 && head.hash !== lastWrittenOut)',
      by: 'if (headsFile !== undefined && head !== undefined && head.sequence < 0)',
    },
  ]),
  ...inFile('gateway/access-ledger/record.ts', VERIFY_LEDGER_TEST, [
    {
      meaning: 'A record’s fields can be edited without changing its hash.',
      replace: "return hash('sha256', JSON.stringify(HASHED_MEMBERS.map((member) => record[member])));",
      by: "return hash('sha256', JSON.stringify(HASHED_MEMBERS.filter((member) => member !== 'fields').map((member) => record[member])));",
    },
    {
      meaning: 'Records are not linked to the record before.',
      replace: 'previous = record.hash;',
      by: 'previous = record.hash.length < 0 ? record.hash : previous;',
    },
  ]),
  ...inFile('gateway/access-ledger/verify-ledger.ts', VERIFY_LEDGER_TEST, [
    {
      meaning: 'An edited record passes verification.',
      replace: 'if (own !== hash)',
      by: 'if (own.length !== hash.length)',
    },
    {
      meaning: 'A missing record passes verification.',
      replace: 'if (sequence > before.sequence + 1)',
      by: 'if (sequence > before.sequence + 1e9)',
    },
    {
      meaning: 'A record out of sequence passes verification.',
      replace: 'sequence <= before.sequence',
      by: 'sequence <= before.sequence - 1e9',
    },
    {
      meaning: 'A record linked to the wrong record passes verification.',
      replace: 'previous !== before.hash',
      by: 'previous.length !== before.hash.length',
    },
    {
      meaning: 'A rewritten chain passes verification against exported heads.',
      replace: 'if (head.hash !== own) report(differsFrom(head));',
      by: '',
    },
    {
      meaning: 'A shortened chain passes verification against exported heads.',
      replace: 'missingHeads(expected, chains).forEach(report);',
      by: 'missingHeads(new Map(), chains).forEach(report);',
    },
  ]),
  ...inFile(
    'gateway/access-ledger/open-ledger.ts',
    { files: ['gateway/e2e/access-ledger.test.ts'], only: 'a second gateway' },
    [
      {
        meaning: 'A second gateway starts on a chain that is in use.',
        replace: "if (opened.kind === 'taken')",
        by: "if (opened.kind === ('never' as string))",
      },
    ],
  ),
];
