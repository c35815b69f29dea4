import { inFile, type Mutation } from './mutation.ts';

const LOST_RULES_TEST = { files: ['gateway/e2e/lost-rules.test.ts'] };

/** A generation of the supergraph: its rules are checked, and nobody learns of what is hidden. */
export const SERVING: readonly Mutation[] = [
  ...inFile('gateway/serving/viewer-servers.ts', { files: ['gateway/e2e/slices.test.ts'] }, [
    {
      meaning: 'Validation messages of a filtered operation name hidden fields.',
      replace: 'if (scope.notes.isInvalid !== true)',
      by: 'if (scope.notes.isInvalid !== true || slice.key.length > 0)',
    },
    {
      meaning: 'The public can tell a hidden field from one that does not exist.',
      replace: "if (audiences[scope.viewer.audience].mode === 'reject')",
      by: "if (audiences[scope.viewer.audience].mode === ('never' as string))",
    },
    {
      meaning: 'Suggestions in error messages name hidden fields.',
      replace: 'const response = await (await serverOf(slice, false)).executeHTTPGraphQLRequest(request);',
      by: 'const response = await (await serverOf(slice, true)).executeHTTPGraphQLRequest(request);',
    },
    {
      meaning: 'All viewers share the server of the first viewer’s slice.',
      replace:
        'const server = ofSlices.get(slice.key) ?? started(serverFor(slice.schema, execute, { suggests })); ofSlices.set(slice.key, server);',
      by: "const server = ofSlices.get('') ?? started(serverFor(slice.schema, execute, { suggests })); ofSlices.set('', server);",
    },
  ]),
  ...inFile('gateway/serving/present-error.ts', { files: ['gateway/serving/present-error.test.ts'] }, [
    {
      meaning: 'The text of an unexpected error reaches the client.',
      replace: 'return masked(formatted, scope?.requestId);',
      by: 'return formatted;',
    },
  ]),
  ...inFile('gateway/serving/generation.ts', LOST_RULES_TEST, [
    {
      meaning: 'A supergraph is served without a check of its access rules.',
      replace: 'checkRules(rules, parts, lastRules);',
      by: '',
    },
  ]),
  ...inFile('gateway/serving/reviewed-rules.ts', LOST_RULES_TEST, [
    {
      meaning: 'The gateway starts with access rules that nobody reviewed.',
      replace: 'return reviewed === firstSdl ? undefined :',
      by: 'return reviewed === firstSdl || reviewed !== firstSdl ? undefined :',
    },
  ]),
  ...inFile('gateway/serving/served-supergraph.ts', LOST_RULES_TEST, [
    {
      meaning: 'A reload may drop access rules that are in force.',
      replace: 'const next = await open((attempts += 1), supergraphSdl, ahead, current.rules);',
      by: 'const next = await open((attempts += 1), supergraphSdl, ahead, undefined);',
    },
  ]),
];
