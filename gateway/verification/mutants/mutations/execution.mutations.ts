import { inFile, type Mutation } from './mutation.ts';

const CONFORMANCE_TEST = { files: ['gateway/verification/conformance/conformance.test.ts'] };
const SLICES_TEST = { files: ['gateway/e2e/slices.test.ts'] };

/** Planning and execution: denied fields are neither fetched nor returned, and nothing is shared across rights. */
export const EXECUTION: readonly Mutation[] = [
  ...inFile(
    'gateway/execution/apollo/cut-denied.ts',
    { files: ['gateway/authorization/authorize-operation.test.ts'] },
    [
      {
        meaning: 'A denied field is planned and fetched.',
        replace: 'return cutting.denied.has(selection) ? [] : [cutBelow(cutting, selection)];',
        by: 'return [cutBelow(cutting, selection)];',
      },
    ],
  ),
  ...inFile('gateway/execution/apollo/null-denied-fields.ts', CONFORMANCE_TEST, [
    {
      meaning: 'A denied field’s value is taken from the answer.',
      replace: 'return fieldNodes.some((node) => denied.has(node)) ? null : own(source, name);',
      by: 'return denied.size < 0 ? null : (fieldNodes.some((node) => denied.has(node)) ? undefined : null) ?? own(source, name);',
    },
  ]),
  ...inFile('gateway/execution/compiled-executor.ts', CONFORMANCE_TEST, [
    {
      meaning: 'The compiled executor fetches and returns denied fields.',
      replace: ': { asked: authorized, rights: authorizer.keyOf(viewer), verdict: authorized.verdict(values) };',
      by: ': { asked: { document, operation, denied: NOTHING }, rights: authorizer.keyOf(viewer), verdict: authorized.verdict(values) };',
    },
    {
      meaning: 'Denied fields are null without an error.',
      replace: 'const all = [...(verdict?.errors ?? []), ...errors];',
      by: 'const all = errors;',
    },
    {
      meaning: 'A cached response leaves out the errors of denied fields.',
      replace: 'errors: [...verdict.errors, ...errors]',
      by: 'errors',
      tests: SLICES_TEST,
    },
    {
      meaning: 'The compiled executor’s introspection shows hidden types and fields.',
      replace: 'schemaOf: parts.schemaOf,',
      by: 'schemaOf: undefined,',
      tests: SLICES_TEST,
    },
  ]),
  ...inFile('gateway/execution/apollo/cutting-executor.ts', CONFORMANCE_TEST, [
    {
      meaning: 'Apollo’s executor fetches and returns denied fields.',
      replace: 'if (authorized === undefined)',
      by: 'if (authorized === undefined || document !== undefined)',
    },
  ]),
  ...inFile('gateway/execution/apollo/apollo-executor.ts', SLICES_TEST, [
    {
      meaning: 'Apollo’s executor’s introspection shows hidden types and fields.',
      replace: 'execute: introspectingExecutor(reliable, options.schemaOf)',
      by: 'execute: introspectingExecutor(reliable, undefined)',
    },
  ]),
  ...inFile('gateway/execution/operation-cache.ts', CONFORMANCE_TEST, [
    {
      meaning: 'Viewers with different rights share a compiled operation.',
      replace: "const key = `${operation.name?.value ?? ''} ${met}\\n${rights}\\n${text}`;",
      by: "const key = `${operation.name?.value ?? ''} ${met}\\n${rights.slice(0, 0)}\\n${text}`;",
    },
  ]),
  ...inFile('gateway/execution/admitted-documents.ts', SLICES_TEST, [
    {
      meaning: 'Viewers with different rights share the result of validation.',
      replace: "return `${rights}\\n${operationName ?? ''}\\n${text}`;",
      by: "return `${rights.slice(0, 0)}\\n${operationName ?? ''}\\n${text}`;",
    },
  ]),
  ...inFile('gateway/planning/cached-planner.ts', { files: ['gateway/planning/cached-planner.test.ts'] }, [
    {
      meaning: 'Viewers with different rights share a query plan.',
      replace: 'return `${viewerKey}\\n${operationName}\\n${text}`;',
      by: 'return `${viewerKey.slice(0, 0)}\\n${operationName}\\n${text}`;',
    },
  ]),
];
