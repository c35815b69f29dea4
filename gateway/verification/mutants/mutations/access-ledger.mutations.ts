import { inFile, type Mutation } from './mutation.ts';

const ACCESS_LEDGER_TEST = { files: ['gateway/e2e/access-ledger.test.ts'] };
const GUESSING_TEST = {
  files: ['gateway/verification/isolation/guessing.deep.test.ts'],
  only: 'at most three hundred candidates',
};
const VERIFY_LEDGER_TEST = {
  files: ['gateway/access-ledger/verify/verify-ledger.test.ts'],
  only: 'of 40 records|several chains|verifying a record',
};

const TAMPERING_TEST = { files: ['gateway/access-ledger/verify/tampering.test.ts'] };
const WITNESS_TEST = { files: ['gateway/access-ledger/witness/witness.test.ts'] };

/** Who read whom is stored before the response leaves, and verification finds every change. */
export const ACCESS_LEDGER: readonly Mutation[] = [
  ...inFile('gateway/access-ledger/recording/recording-executor.ts', ACCESS_LEDGER_TEST, [
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
  ...inFile('gateway/access-ledger/recording/refusal-recorder.ts', ACCESS_LEDGER_TEST, [
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
  ...inFile(
    'gateway/access-ledger/store/sqlite-store.ts',
    { files: ['gateway/access-ledger/store/ledger-store.test.ts'] },
    [
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
          'append: database.transaction((records: readonly LedgerRecord[], subtrees: readonly ChainSubtree[]) => { records.forEach((record) => insertRecord.run(LEDGER_COLUMNS.map((column) => record[column]))); index(records, subtrees); }),',
        by: 'append: (records: readonly LedgerRecord[], subtrees: readonly ChainSubtree[]): void => { records.forEach((record) => insertRecord.run(LEDGER_COLUMNS.map((column) => record[column]))); index(records, subtrees); },',
      },
    ],
  ),
  ...inFile(
    'gateway/access-ledger/store/mysql-store.ts',
    { files: ['gateway/access-ledger/store/ledger-store.test.ts'] },
    [
      { meaning: 'Records are not committed on MySQL.', replace: 'await sql`commit`.execute(database);', by: '' },
      {
        meaning: 'A part of a group of records is written on MySQL.',
        replace: 'await sql`start transaction`.execute(database);',
        by: '',
      },
    ],
  ),
  ...inFile(
    'gateway/access-ledger/recording/name-records.ts',
    { files: ['gateway/access-ledger/recording/recording.test.ts'] },
    [
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
    ],
  ),
  ...inFile('gateway/access-ledger/person-hash.ts', ACCESS_LEDGER_TEST, [
    {
      meaning: 'The ledger contains people’s names in plain text.',
      replace: "return (known) => createHmac('sha256', secret).update(known).digest('base64url').slice(0, LENGTH);",
      by: "return (known) => createHmac('sha256', secret).update(known).digest('base64url').slice(0, 0) + known;",
    },
  ]),
  ...inFile(
    'gateway/access-ledger/chain/chain-writer.ts',
    { files: ['gateway/access-ledger/store/ledger-store.test.ts'] },
    [{ meaning: 'Two processes write to one chain.', replace: 'await store.lock(chain);', by: '' }],
  ),
  ...inFile('gateway/access-ledger/chain/durable-chain.ts', ACCESS_LEDGER_TEST, [
    {
      meaning: 'The chain’s heads are not exported, so a shortened chain looks whole.',
      replace: 'if (headsFile !== undefined && head !== undefined && head.hash !== lastWrittenOut)',
      by: 'if (headsFile !== undefined && head !== undefined && head.sequence < 0)',
    },
  ]),
  ...inFile('gateway/access-ledger/record.ts', VERIFY_LEDGER_TEST, [
    {
      meaning: 'A record’s fields can be edited without changing its hash.',
      replace: 'return JSON.stringify(HASHED_MEMBERS.map((member) => record[member]));',
      by: "return JSON.stringify(HASHED_MEMBERS.filter((member) => member !== 'fields').map((member) => record[member]));",
    },
    {
      meaning: 'Records are not linked to the record before.',
      replace: 'previous = record.hash;',
      by: 'previous = record.hash.length < 0 ? record.hash : previous;',
    },
  ]),
  ...inFile('gateway/access-ledger/verify/verify-ledger.ts', VERIFY_LEDGER_TEST, [
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
      replace: 'head.hash !== own || (root !== undefined && head.root !== undefined && head.root !== root)',
      by: 'head.hash.length !== own.length',
    },
    {
      meaning: 'A shortened chain passes verification against exported heads.',
      replace: 'missingHeads(heads.chains, chains).forEach(report);',
      by: 'missingHeads(new Map(), chains).forEach(report);',
    },
    {
      meaning: 'A ledger written anew with the gateway’s key passes verification against a countersigned checkpoint.',
      replace: 'if (checkpoint.checkpoint.root.equals(rootOf(check.frontier, check.tree)))',
      by: 'if (checkpoint.checkpoint.root.length === rootOf(check.frontier, check.tree).length)',
      tests: TAMPERING_TEST,
    },
    {
      meaning: 'A checkpoint that nobody known has signed counts.',
      replace: 'if (isForged || by.length === 0)',
      by: 'if (isForged && by.length === 0)',
      tests: TAMPERING_TEST,
    },
    {
      meaning: 'Records that no signed head speaks for are called intact.',
      replace: 'const isProven = covered >= head.sequence && (proven > 0 || ofChain?.signed !== undefined);',
      by: 'const isProven = covered >= 0;',
      tests: TAMPERING_TEST,
    },
  ]),
  ...inFile('gateway/access-ledger/verify/stored-checks.ts', TAMPERING_TEST, [
    {
      meaning: 'Rows that are missing in the index by person pass verification.',
      replace: 'if (check?.isUpgraded === true && last < (first.get(chain) ?? Infinity))',
      by: 'if (check?.isUpgraded === true && last < 0)',
    },
  ]),
  ...inFile('gateway/access-ledger/verify/written-heads.ts', TAMPERING_TEST, [
    {
      meaning: 'A head that is not what its checkpoint says passes verification.',
      replace: 'checkpoint.size !== sequence',
      by: 'checkpoint.size < 0',
    },
    {
      meaning: 'Heads may lose their signatures.',
      replace: 'if (head.root === undefined && before.root !== undefined)',
      by: 'if (head.root === undefined && before.root === undefined)',
    },
  ]),
  ...inFile('gateway/access-ledger/tree/tree-hash.ts', { files: ['gateway/access-ledger/tree/proofs.test.ts'] }, [
    {
      meaning: 'A leaf of the ledger’s tree can pass for a node.',
      replace: 'const NODE = Buffer.from([1]);',
      by: 'const NODE = Buffer.from([0]);',
    },
  ]),
  ...inFile('gateway/access-ledger/tree/proofs.ts', { files: ['gateway/access-ledger/tree/proofs.test.ts'] }, [
    {
      meaning: 'A proof of growth is accepted for another past.',
      replace: 'return last === 0 && old.equals(before.root) && grown.equals(after.root);',
      by: 'return last === 0 && grown.equals(after.root);',
    },
    {
      meaning: 'A proof of a record is accepted for another tree.',
      replace: 'return last === 0 && result.equals(root);',
      by: 'return last === 0 && result.length === root.length;',
    },
  ]),
  ...inFile('gateway/access-ledger/witness/witness-state.ts', WITNESS_TEST, [
    {
      meaning: 'A witness countersigns a ledger that was written anew.',
      replace: 'if (!HASH_NAMES.some((name) => isConsistent(seen, checkpoint, proof, treeHash(name))))',
      by: 'if (checkpoint.size < seen.size)',
    },
    {
      meaning: 'A witness accepts checkpoints that the ledger’s key has not signed.',
      replace: 'if (signatures.length === 0 || isForged)',
      by: 'if (signatures.length > 0 && isForged)',
    },
    {
      meaning: 'A witness forgets at a restart what it has seen.',
      replace: 'const latest = new Map(Object.entries(await readState(stateFile)));',
      by: 'const latest = new Map(Object.entries({} as Awaited<ReturnType<typeof readState>>));',
    },
  ]),
  ...inFile('gateway/access-ledger/witness/push-checkpoints.ts', WITNESS_TEST, [
    {
      meaning: 'A gateway keeps a countersignature that is not of its witness.',
      replace: 'if (signatures.length === 0 || isForged)',
      by: 'if (isForged)',
    },
  ]),
  ...inFile(
    'gateway/access-ledger/open-ledger.ts',
    { files: ['gateway/e2e/access-ledger.test.ts'], only: 'a second gateway' },
    [
      {
        meaning: 'A second gateway starts on a chain that is in use.',
        replace: "if (opened.kind === 'refused')",
        by: "if (opened.kind === ('never' as string))",
      },
    ],
  ),
];
