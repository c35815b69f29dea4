import type { Hook } from './mutation.ts';

const VERIFY = 'gateway/access-ledger/verify-ledger.ts';
const RECORD = 'gateway/access-ledger/record.ts';
const STORY = { tests: ['gateway/e2e/access-ledger.test.ts'] };
const VERIFIED = {
  tests: ['gateway/access-ledger/verify-ledger.test.ts'],
  only: 'of 40 records|several chains|verifying a record',
};

/** What is written down of who read what, before the answer leaves, and what finds that it was changed. */
export const OF_THE_LEDGER: readonly Hook[] = [
  {
    name: 'ledger: an answer waits for its entry',
    file: 'gateway/access-ledger/answer-recorder.ts',
    from: "await ledger.record(entryOf(request, 'answered', reading));",
    to: "void ledger.record(entryOf(request, 'answered', reading)).catch(() => undefined);",
    ...STORY,
  },
  {
    name: 'ledger: an answer is written down at all',
    file: 'gateway/access-ledger/answer-recorder.ts',
    from: 'if (reading === undefined) {',
    to: 'if (reading === undefined || ledger !== undefined) {',
    ...STORY,
  },
  {
    name: 'ledger: cannot be written, nothing personal is served',
    file: 'gateway/access-ledger/answer-recorder.ts',
    from: 'if (error instanceof LedgerUnavailableError) {\n          return ledgerUnavailable();',
    to: 'if (error instanceof LedgerUnavailableError) {\n          return ledger === undefined ? ledgerUnavailable() : undefined;',
    ...STORY,
  },
  {
    name: 'ledger: no data beside that refusal, by the other executor',
    file: 'gateway/access-ledger/recording-executor.ts',
    from: 'return { data: null, errors: [refused] } as unknown as GatewayExecutionResult;',
    to: 'return { ...result, errors: [refused] } as unknown as GatewayExecutionResult;',
    ...STORY,
  },
  {
    name: 'ledger: on the disk before it is done',
    file: 'gateway/access-ledger/access-ledger.ts',
    from: 'const reply = await afterPrevious(() => chain.append(group.map(({ entry }) => entry)));',
    to: "const reply: ChainReply = { kind: 'done' };\n      void afterPrevious(() => chain.append(group.map(({ entry }) => entry)));",
    tests: ['gateway/access-ledger/access-ledger.test.ts'],
  },
  {
    name: 'ledger: a deadline',
    file: 'gateway/access-ledger/access-ledger.ts',
    from: "settle('DEADLINE');",
    to: '',
    tests: ['gateway/access-ledger/access-ledger.test.ts'],
  },
  {
    name: 'ledger: denials',
    file: 'gateway/access-ledger/refusal-recorder.ts',
    from: 'if (denied !== undefined) {',
    to: 'if (denied !== undefined && denied.size < 0) {',
    ...STORY,
  },
  {
    name: 'ledger: what the public tried',
    file: 'gateway/access-ledger/refusal-recorder.ts',
    from: "if (fields.length > 0) write(entryOf(scope, 'refused', { fields }), scope);",
    to: "if (fields.length < 0) write(entryOf(scope, 'refused', { fields }), scope);",
    ...STORY,
  },
  {
    name: 'ledger: failed logins',
    file: 'gateway/http/listener.ts',
    from: 'refusals.loginRefused(error.reason, nobodys);',
    to: '',
    ...STORY,
  },
  {
    name: 'ledger: auditors’ own reads',
    file: 'gateway/access-ledger/recorded-fields.ts',
    from: 'const classes = known.get(coordinate) ?? RECORDED_CLASSES.filter((name) => takes(typeName, fieldName, name));',
    to: "const classes = known.get(coordinate) ?? RECORDED_CLASSES.filter((name) => name !== 'ledger' && takes(typeName, fieldName, name));",
    ...STORY,
  },
  {
    name: 'ledger: who of no id stands in a record',
    file: 'gateway/access-ledger/name-records.ts',
    from: 'selections: isNamed && hasId ? [...nodes, naming.id] : nodes',
    to: 'selections: nodes',
    tests: ['gateway/access-ledger/recording.test.ts'],
  },
  {
    name: 'ledger: a client’s name is not taken for a record’s id',
    file: 'gateway/access-ledger/name-records.ts',
    from: "while (taken.has(alias)) alias += '_';",
    to: '',
    tests: ['gateway/access-ledger/recording.test.ts'],
  },
  {
    name: 'ledger: people as keyed hashes',
    file: 'gateway/access-ledger/person-hash.ts',
    from: 'return (known) => tag(known).slice(0, LENGTH);',
    to: 'return (known) => tag(known).slice(0, 0) + known;',
    ...STORY,
  },
  {
    name: 'ledger: one writer of one chain',
    file: 'gateway/access-ledger/chain-writer.ts',
    from: 'await store.lock(chain);',
    to: '',
    tests: ['gateway/access-ledger/ledger-store.test.ts'],
  },
  {
    name: 'ledger: heads are written out',
    file: 'gateway/access-ledger/durable-chain.ts',
    from: 'if (headsFile !== undefined && head !== undefined && head.sequence > 0 && head.hash !== lastWrittenOut) {',
    to: 'if (headsFile !== undefined && head !== undefined && head.sequence < 0) {',
    ...STORY,
  },
  {
    name: 'chain: the hash is over every member',
    file: RECORD,
    from: "return hash('sha256', JSON.stringify(HASHED_MEMBERS.map((member) => record[member])));",
    to: "return hash('sha256', JSON.stringify(HASHED_MEMBERS.filter((member) => member !== 'fields').map((member) => record[member])));",
    ...VERIFIED,
  },
  {
    name: 'chain: each record names the one before',
    file: RECORD,
    from: 'previous = record.hash;',
    to: 'previous = record.hash.length < 0 ? record.hash : previous;',
    ...VERIFIED,
  },
  {
    name: 'chain: edited',
    file: VERIFY,
    from: 'if (own !== hash) {',
    to: 'if (own.length !== hash.length) {',
    ...VERIFIED,
  },
  {
    name: 'chain: missing',
    file: VERIFY,
    from: 'if (sequence > before.sequence + 1) {',
    to: 'if (sequence > before.sequence + 1e9) {',
    ...VERIFIED,
  },
  {
    name: 'chain: out of sequence',
    file: VERIFY,
    from: '} else if (sequence <= before.sequence) {',
    to: '} else if (sequence <= before.sequence - 1e9) {',
    ...VERIFIED,
  },
  {
    name: 'chain: not chained',
    file: VERIFY,
    from: '} else if (previous !== before.hash) {',
    to: '} else if (previous.length !== before.hash.length) {',
    ...VERIFIED,
  },
  {
    name: 'chain: not as written out',
    file: VERIFY,
    from: 'if (head.hash !== own) {',
    to: 'if (head.hash.length !== own.length) {',
    ...VERIFIED,
  },
  {
    name: 'chain: a tail that was cut',
    file: VERIFY,
    from: 'missingHeads(expected, chains).forEach(report);',
    to: 'missingHeads(new Map(), chains).forEach(report);',
    ...VERIFIED,
  },
];
