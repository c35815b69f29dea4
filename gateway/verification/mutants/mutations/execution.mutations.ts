import { inFile, type Mutation } from './mutation.ts';

const ACCESS_LEDGER_TEST = { files: ['gateway/e2e/access-ledger.test.ts'] };
const CONFORMANCE_TEST = { files: ['gateway/verification/conformance/conformance.test.ts'] };
const EXECUTOR_TEST = { files: ['gateway/execution/executor.test.ts'] };
const SLICES_TEST = { files: ['gateway/e2e/slices.test.ts'] };

/** What either executor must do: denied fields are neither fetched nor returned, nor is what the ledger adds. */
export const EXECUTION: readonly Mutation[] = [
  ...inFile('gateway/execution/compiled-executor.ts', CONFORMANCE_TEST, [
    {
      meaning: 'The compiled executor fetches and returns denied fields.',
      replace: 'const named = nameFields(schema, definition, fragmentsOf(document), conditions, denied);',
      by: 'const named = nameFields(schema, definition, fragmentsOf(document), conditions, denied.size < 0 ? denied : new Map());',
    },
    {
      meaning: 'The compiled executor’s introspection shows hidden types and fields.',
      replace: 'introspect(viewerSchema, variables)',
      by: 'introspect(() => schema, variables)',
      tests: SLICES_TEST,
    },
    {
      meaning: 'The compiled executor returns the ids that the ledger adds.',
      replace: 'const written = omittedName === undefined ? selections : withoutResponseName(selections, omittedName);',
      by: 'const written = selections;',
      tests: ACCESS_LEDGER_TEST,
    },
  ]),
  ...inFile('gateway/execution/compile-writer.ts', CONFORMANCE_TEST, [
    {
      meaning: 'A denied field shows what was fetched under its name for another purpose.',
      replace: 'if (isDenied)',
      by: 'if (isDenied && isNonNullType(outputType))',
    },
    {
      meaning: 'The result of an operation may have places without limit.',
      replace: 'if (code.functions.length >= MAX_FUNCTIONS)',
      by: 'if (code.functions.length >= MAX_FUNCTIONS * 1e9)',
      tests: EXECUTOR_TEST,
    },
  ]),
  ...inFile('gateway/execution/name-fields.ts', EXECUTOR_TEST, [
    {
      meaning: 'An operation may grow without limit when its fragments are written out.',
      replace: 'if (size > MAX_SELECTIONS)',
      by: 'if (size > MAX_SELECTIONS * 1e9)',
    },
  ]),
  ...inFile('gateway/execution/apollo/apollo-executor.ts', EXECUTOR_TEST, [
    {
      meaning: 'Apollo’s executor fetches denied fields.',
      replace: 'denied.size === 0 ? { document: { kind: Kind.DOCUMENT as const',
      by: 'denied.size >= 0 ? { document: { kind: Kind.DOCUMENT as const',
      tests: CONFORMANCE_TEST,
    },
    {
      meaning: 'Apollo’s executor’s introspection shows hidden types and fields.',
      replace: 'introspect(request.viewerSchema, request.variables)',
      by: 'introspect(() => schema, request.variables)',
      tests: SLICES_TEST,
    },
    {
      meaning: 'Apollo’s executor returns the ids that the ledger adds.',
      replace: 'const written = omittedName === undefined ? whole : (withoutName(whole, omittedName) as Data | null);',
      by: 'const written = whole;',
      tests: ACCESS_LEDGER_TEST,
    },
    {
      meaning: 'Aliased fields that Apollo’s executor reads are not recorded.',
      replace: "namedBy: 'responseName',",
      by: "namedBy: 'key',",
      tests: ACCESS_LEDGER_TEST,
    },
    {
      meaning: 'Apollo’s executor accepts results of more places than the compiled executor does.',
      replace: 'compileWriter(schema, rootScope(schema, operation).type, selections);',
      by: '',
    },
    {
      meaning: 'Apollo’s executor accepts larger operations than the compiled executor does.',
      replace: 'const { selections } = nameFields(schema, operation, fragments, conditions, denied);',
      by: "let selections: ReturnType<typeof nameFields>['selections'] = []; try { ({ selections } = nameFields(schema, operation, fragments, conditions, denied)); } catch { /* not refused */ }",
    },
  ]),
  ...inFile('gateway/execution/apollo/cut-denied.ts', { files: ['gateway/authorization/mark-denied.test.ts'] }, [
    {
      meaning: 'A denied field is planned and fetched.',
      replace: 'if (denied.has(field)) { return []; }',
      by: '',
    },
  ]),
  ...inFile('gateway/execution/apollo/null-denied-fields.ts', CONFORMANCE_TEST, [
    {
      meaning: 'A denied field’s value is taken from the answer.',
      replace: 'return fieldNodes.some((node) => denied.has(node)) ? null : own(source, name);',
      by: 'return denied.size < 0 ? null : (fieldNodes.some((node) => denied.has(node)) ? undefined : null) ?? own(source, name);',
    },
  ]),
];
