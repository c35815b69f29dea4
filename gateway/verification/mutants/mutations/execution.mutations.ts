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
      replace: 'const named = nameFields(schema, operation, fragments, conditions, denied);',
      by: 'const named = nameFields(schema, operation, fragments, conditions, denied.size < 0 ? denied : new Map());',
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
      replace: 'const written = omittedName === undefined ? selections : withoutResponseName(selections, omittedName);',
      by: 'const written = selections;',
      tests: ACCESS_LEDGER_TEST,
    },
    {
      meaning: 'Aliased fields that Apollo’s executor reads are not recorded.',
      replace: "namedBy: 'key',",
      by: "namedBy: 'responseName',",
      tests: ACCESS_LEDGER_TEST,
    },
  ]),
];
