import { inFile, type Mutation } from './mutation.ts';

const LOST_RULES_TEST = { files: ['gateway/e2e/lost-rules.deep.test.ts'] };
const OPERATION_TEST = { files: ['gateway/serving/operation.test.ts'] };
const SLICES_TEST = { files: ['gateway/e2e/slices.test.ts'] };

/**
 * A generation of the supergraph: its rules are checked, nobody learns of what is hidden, and nothing is shared across
 * rights.
 */
export const SERVING: readonly Mutation[] = [
  ...inFile('gateway/serving/validate-document.ts', SLICES_TEST, [
    {
      meaning: 'Validation messages of a filtered operation name hidden fields.',
      replace: 'const errors = errorsUnder(slice.schema, document, false);',
      by: 'const errors = errorsUnder(schema, document, false);',
    },
    {
      meaning: 'The public can tell a hidden field from one that does not exist.',
      replace: "if (mode === 'reject')",
      by: "if (mode === ('never' as string))",
    },
    {
      meaning: 'Operations of the public are validated against the whole schema.',
      replace: 'return errorsUnder(slice.schema, document, true);',
      by: 'return errorsUnder(schema, document, true);',
    },
    {
      meaning: 'Error messages suggest names to the public.',
      replace: 'return errorsUnder(slice.schema, document, true);',
      by: 'return errorsUnder(slice.schema, document, false);',
    },
  ]),
  ...inFile('gateway/serving/answer-request.ts', SLICES_TEST, [
    {
      meaning: 'Faults of variables describe hidden types.',
      replace: 'return { errors: refuseVariables(checked.errors, slice.schema) };',
      by: 'return { errors: refuseVariables(checked.errors) };',
    },
    {
      meaning: 'Introspection shows hidden types and fields.',
      replace: 'viewerSchema: () => slice.schema',
      by: 'viewerSchema: () => serving.schema',
    },
    {
      meaning: 'An operation of which everything is denied has no errors.',
      replace: "return { data: 'null', errors: denial?.errors ?? [] };",
      by: "return { data: 'null', errors: [] };",
    },
    {
      meaning: 'Denied fields are null without an error.',
      replace: 'return { data: text, errors: denial === undefined ? errors : [...denial.errors, ...errors] };',
      by: 'return { data: text, errors };',
      tests: { files: ['gateway/verification/conformance/conformance.test.ts'] },
    },
  ]),
  ...inFile('gateway/serving/operation-cache.ts', SLICES_TEST, [
    {
      meaning: 'Viewers with different rights share an operation.',
      replace: 'return `${documentHash} ${JSON.stringify(operationName)} ${slice.key}`;',
      by: 'return `${documentHash} ${JSON.stringify(operationName)} ${slice.key.slice(0, 0)}`;',
    },
  ]),
  ...inFile('gateway/serving/operation.ts', OPERATION_TEST, [
    {
      meaning: 'An operation that was requested before leaves out the errors of denied fields.',
      replace: 'variants.set(key, variant);',
      by: 'variants.set(key, { ...variant, denial: undefined });',
      tests: SLICES_TEST,
    },
    {
      meaning: 'All values of an operation’s conditions share its first plan.',
      replace: "conditions.map((name) => (values[name] === true ? '1' : '0')).join('');",
      by: "conditions.map((name) => (values[name] === true ? '0' : '0')).join('');",
    },
    {
      meaning: 'An operation that was refused for its cost is planned again for each request.',
      replace: 'variants.set(key, { refusal: error, until: performance.now() + REFUSED_FOR_MS });',
      by: 'variants.delete(key);',
    },
    {
      meaning: 'An operation that was refused on a busy machine stays refused.',
      replace: "if (error instanceof GraphQLError && KEPT_REFUSALS.has(error.extensions['code']))",
      by: 'if (error instanceof GraphQLError && KEPT_REFUSALS.size > 0)',
    },
  ]),
  ...inFile('gateway/serving/warm-up.ts', OPERATION_TEST, [
    {
      meaning: 'A new supergraph takes over its predecessor’s operations without validating them.',
      replace: 'if (cached === undefined && validationErrors(serving, { document }, slice).length > 0)',
      by: 'if (cached === undefined && validationErrors(serving, { document }, slice).length < 0)',
    },
  ]),
  ...inFile('gateway/serving/generation.ts', LOST_RULES_TEST, [
    {
      meaning: 'A supergraph is served without a check of its access rules.',
      replace: 'refuse(ruleFaults(rules, access, audiences, lastRules));',
      by: 'ruleFaults(rules, access, audiences, lastRules);',
    },
  ]),
  ...inFile('gateway/serving/served-supergraph.ts', LOST_RULES_TEST, [
    {
      meaning: 'The gateway starts with access rules that nobody reviewed.',
      replace: 'return reviewed === firstSdl ? undefined :',
      by: 'return reviewed === firstSdl || reviewed !== firstSdl ? undefined :',
    },
    {
      meaning: 'A reload may drop access rules that are in force.',
      replace: 'const next = await open((attempts += 1), supergraphSdl, ahead, current.rules);',
      by: 'const next = await open((attempts += 1), supergraphSdl, ahead, undefined);',
    },
  ]),
];
